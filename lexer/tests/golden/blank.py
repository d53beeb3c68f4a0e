
   
	# only a comment

