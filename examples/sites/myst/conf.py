project = "Example Project"
extensions = ["myst_parser"]
html_theme = "furo"
%% numpy-openblas: conf.py %%
