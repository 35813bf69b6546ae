export default {
  title: "Example Project",
  url: "https://example.org",
  baseUrl: "/some/project/",
  future: { v4: true },
  presets: [["classic", { docs: false, blog: false }]],
  themeConfig: { navbar: { title: "Example Project" } },
};
