"""Learn: what is known, what to practise, questions and their answers."""
