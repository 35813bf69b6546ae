project = "Example Project"
html_theme = "pydata_sphinx_theme"
html_context = {"default_mode": "auto"}
%% numpy-openblas: conf.py %%
