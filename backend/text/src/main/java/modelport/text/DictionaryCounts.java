package modelport.text;

import modelport.text.unicode.CodePoints;

/** Entries in the columns of their names. */
record DictionaryCounts(TermTable terms, String separator, Row row) implements EntryCounts {
    @Override
    public void number(String name, double value) {
        CodePoints points = CodePoints.of(name);
        int column = terms.find(points.array(), 0, points.length());
        if (column >= 0) {
            row.add(column, value);
        }
    }

    @Override
    public void text(String name, String value) {
        number(name + separator + value, 1);
    }

    @Override
    public boolean missing(String name) {
        number(name, Double.NaN);
        return true;
    }

    @Override
    public boolean several(String name) {
        return true;
    }
}
