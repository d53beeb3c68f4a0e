'é\N{foo}'
