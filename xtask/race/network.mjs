// Made-up funding networks: five roles, few large givers, all money passed on. The same numbers on every machine.

const ROLES = ["funders", "sponsors", "projects", "people", "deliverables"];
const SHARES = [0.2, 0.08, 0.2, 0.26, 0.26];

/** Numbers from 0 to 1 (Lehmer's generator). */
function random(seed) {
  let state = seed % 2147483647 || 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** A network of `count` flows; with another `variant` the same flows of other amounts. */
export function network(count, variant = 0) {
  const pick = random(count * 7919 + 1);
  const parties = Math.round(1.15 * count ** 0.87);
  const columns = SHARES.map((share, role) =>
    Array.from({ length: Math.max(2, Math.round(parties * share)) }, (_, index) => {
      const id = `${ROLES[role]}-${index + 1}`;
      return { id, name: `Made-up ${ROLES[role].replace(/s$/, "")} ${index + 1}`, role: ROLES[role], out: [], in: 0 };
    }));
  const flows = new Map();
  const add = (from, to) => {
    const key = `${from.id} ${to.id}`;
    if (flows.has(key)) return;
    const flow = { from, to };
    flows.set(key, flow);
    from.out.push(flow);
    to.in += 1;
  };
  // A few of each column have most of the flows.
  const any = (column) => columns[column][Math.floor(columns[column].length * pick() ** 2.5)];
  for (let column = 1; column < 5; column += 1) {
    for (const party of columns[column]) add(any(column - 1), party);
    for (const party of columns[column - 1]) if (!party.out.length) add(party, any(column));
  }
  while (flows.size < count) {
    const column = Math.floor(pick() * 4);
    const far = pick() < 0.07 && column < 3;
    add(any(column), any(column + (far ? 2 : 1)));
  }
  const amount = random(count * 104729 + variant * 15485863 + 1);
  for (const party of columns.flat()) {
    if (!party.in) party.money = Math.round(20_000 / (1.0005 - amount()) ** 0.8) + party.out.length * 1000;
    const weights = party.out.map(() => 1 / (1.001 - amount()) ** 0.66);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    let rest = party.money;
    party.out.forEach((flow, index) => {
      const after = party.out.length - 1 - index; // So many still get at least one.
      flow.amount = after ? Math.max(1, Math.min(rest - after, Math.floor((party.money * weights[index]) / all))) : rest;
      rest -= flow.amount;
      flow.to.money = (flow.to.money ?? 0) + flow.amount;
    });
  }
  return {
    parties: columns.flat().map(({ id, name, role }) => ({ id, name, role })),
    flows: [...flows.values()].map(({ from, to, amount }) => ({ from: from.id, to: to.id, amount })),
  };
}

/** The same as a description. */
export function description({ parties, flows }) {
  const lists = Object.fromEntries(ROLES.map((role) => [role, parties.filter((party) => party.role === role)]));
  for (const role of ROLES) lists[role] = lists[role].map(({ id, name }) => ({ id, name }));
  return { title: "A made-up network", currency: "USD", ...lists, flows };
}
