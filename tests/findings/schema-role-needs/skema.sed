s/rolle: booking/rolle: slutter/
