"""What people do to the board, so that it lasts, is on record, and can be taken back. The admin is its one caller.

`subjects` says what is on record of each kind of thing, and puts it back; `journal` writes down what a block of code does to
things that it watches; `corrections` is what an editor's hand does besides saving, so that imports agree with it;
`conflicts` decides between editor and source; `merge` makes one company or team of two, and two of one again; `undo` takes
back an action or an import run; `history` shows a thing's past and restores an earlier state of it; `vocabulary` changes
words that ads are read with, and applies the change to the ads there are.

Runs record their own changes (`importing/store/`), in the same table.
"""
