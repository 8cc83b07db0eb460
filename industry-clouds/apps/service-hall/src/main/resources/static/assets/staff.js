// What the staff's pages do beyond plain HTML; every page works without it.
