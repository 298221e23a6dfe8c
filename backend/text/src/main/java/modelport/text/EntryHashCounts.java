package modelport.text;

/** Entries in the columns of their hashes. */
record EntryHashCounts(Vectoriser.EntryHashing hashing, Row row) implements EntryCounts {
    @Override
    public void number(String name, double value) {
        var hash = new MurmurHash();
        name.codePoints().forEach(hash::add);
        row.add(hash.column(hashing.width()), hashing.alternateSign() ? value * hash.sign() : value);
    }

    @Override
    public void text(String name, String value) {
        number(name + "=" + value, 1);
    }

    @Override
    public boolean missing(String name) {
        return false;
    }

    @Override
    public boolean several(String name) {
        return false;
    }
}
