a€b
