from greenlet import getcurrent

main = getcurrent()
print(main.parent, main.gr_frame, main.dead, type(main).__name__)  # expect: None None False greenlet
main.run  # raises: AttributeError: Main greenlets do not have a run attribute.
