"""The example company: loaded for show, removed without trace."""
