import gc
import weakref


class Node:
    pass


def make():
    node = Node()
    node.itself = node
    note = [node]

    def forget(reference):
        print('called', note)

    node.reference = weakref.ref(node, forget)


make()
node = Node()
node.itself = node
outside = weakref.ref(node, lambda reference: print('called', reference() is None))  # expect: called True
del node
gc.collect()
print('done')  # expect: done
