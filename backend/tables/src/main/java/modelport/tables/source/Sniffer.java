package modelport.tables.source;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.contract.datasets.Reading;
import modelport.tables.text.NumberText;
import org.jspecify.annotations.Nullable;

/** Finds out how a text file separates its cells, as far as nobody has said so. */
final class Sniffer {
    /** Where two fit equally well, the earlier one is it: a comma may be part of numbers. */
    private static final List<Character> DELIMITERS = List.of('\t', ';', '|', ',');

    private static final Pattern COMMA_NUMBER = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");
    private static final Pattern POINT_NUMBER = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");
    private static final double OTHER_HEADER = 0.5;

    private final Sample sample;
    private final Reading given;
    private final SourceLimits limits;

    Sniffer(Sample sample, Reading given, SourceLimits limits) {
        this.sample = sample;
        this.given = given;
        this.limits = limits;
    }

    Dialect dialect() {
        char quote = first(given.quote(), Dialect.QUOTE);
        char delimiter =
                given.delimiter() == null ? delimiter(quote) : given.delimiter().charAt(0);
        List<List<String>> rows = sample.rows(delimiter, quote, limits);
        char decimal = given.decimal() == null
                ? decimal(rows, delimiter)
                : given.decimal().charAt(0);
        boolean header = given.header() == null ? header(rows, decimal) : given.header();
        return new Dialect(
                delimiter, quote, decimal, header, Objects.requireNonNullElse(given.missing(), Dialect.MISSING));
    }

    private static char first(@Nullable String text, char otherwise) {
        return text == null ? otherwise : text.charAt(0);
    }

    private char delimiter(char quote) {
        return DELIMITERS.stream()
                .filter(candidate -> candidate != quote)
                .max(Comparator.comparingDouble((Character candidate) -> fit(candidate, quote))
                        .thenComparing(
                                Comparator.comparingInt(DELIMITERS::indexOf).reversed()))
                .filter(best -> fit(best, quote) > 0)
                .orElse(',');
    }

    /** Which share of the rows has as many cells as most, if those are more than one. */
    private double fit(char delimiter, char quote) {
        List<List<String>> rows = sample.rows(delimiter, quote, limits);
        Map<Integer, Long> widths = rows.stream()
                .map(List::size)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return widths.entrySet().stream()
                .filter(width -> width.getKey() > 1)
                .max(Map.Entry.comparingByValue())
                .map(width -> (double) width.getValue()
                        / rows.size()
                        * (rows.getFirst().size() == width.getKey() ? 1 : OTHER_HEADER))
                .orElse(0.0);
    }

    private static char decimal(List<List<String>> rows, char delimiter) {
        if (delimiter == ',') {
            return '.';
        }
        List<String> cells =
                rows.stream().skip(1).flatMap(List::stream).map(String::strip).toList();
        boolean commas =
                cells.stream().anyMatch(cell -> COMMA_NUMBER.matcher(cell).matches());
        boolean points =
                cells.stream().anyMatch(cell -> POINT_NUMBER.matcher(cell).matches());
        return commas && !points ? ',' : '.';
    }

    /**
     * The first row names the columns unless it looks like the others: every column of numbers votes, against names if
     * its first cell is a number too. Numbers counted from 0 are what a data frame without names writes as such.
     */
    private static boolean header(List<List<String>> rows, char decimal) {
        if (rows.isEmpty() || counted(rows.getFirst())) {
            return true;
        }
        List<String> first = rows.getFirst();
        var number = new NumberText(decimal);
        int votes = IntStream.range(0, first.size())
                .filter(column -> numbers(rows, column, number))
                .map(column -> isNumber(number, first.get(column)) ? -1 : 1)
                .sum();
        return votes >= 0 && !first.stream().allMatch(cell -> isNumber(number, cell));
    }

    private static boolean counted(List<String> cells) {
        return cells.size() > 1
                && IntStream.range(0, cells.size())
                        .allMatch(i -> cells.get(i).strip().equals(Integer.toString(i)));
    }

    private static boolean numbers(List<List<String>> rows, int column, NumberText number) {
        List<String> cells = rows.stream()
                .skip(1)
                .filter(row -> row.size() > column && !row.get(column).isBlank())
                .map(row -> row.get(column))
                .toList();
        return !cells.isEmpty() && cells.stream().allMatch(cell -> isNumber(number, cell));
    }

    private static boolean isNumber(NumberText number, String cell) {
        return number.parse(cell) != NumberText.Kind.NONE;
    }
}
