package modelport.ui.compression;

import static modelport.ui.components.Texts.orWord;
import static modelport.ui.components.Texts.sentences;
import static modelport.ui.components.Texts.t;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.compression.RecipeStep;

/** What recipes and their steps are called, and what they do, for people who have never heard of them. */
final class RecipeText {
    /** The recipes that every installation knows, the most promising first. */
    static final List<String> KNOWN = List.of(
            "dynamic-int8",
            "int8-blocks",
            "trees-50",
            "trees-20",
            "trees-10",
            "neurons-75",
            "neurons-50",
            "neurons-25",
            "neurons-75+dynamic-int8",
            "neurons-50+dynamic-int8",
            "low-rank-50",
            "low-rank-25",
            "low-rank-50+dynamic-int8",
            "int8-storage",
            "half-storage",
            "magnitude-50",
            "magnitude-80");

    private static final Pattern SHARE = Pattern.compile("(neurons|low-rank|magnitude|trees)-([0-9]{1,2})");
    private static final Pattern STUDENT = Pattern.compile("student(?:-(.+))?");

    private RecipeText() {}

    /** Such as: 50 % of the neurons, then 8-bit arithmetic. */
    static String title(String recipe) {
        List<String> titles = parts(recipe).map(RecipeText::partTitle).toList();
        return titles.size() == 2
                ? t("compression.recipe.both", titles.getFirst(), titles.getLast())
                : titles.stream().collect(Collectors.joining(" + "));
    }

    /** A sentence for each part; empty for what only a newer server knows. */
    static String explanation(String recipe) {
        return sentences(parts(recipe).map(RecipeText::partExplanation).toArray(String[]::new));
    }

    /** The name of a step of a recipe. */
    static String step(RecipeStep step) {
        return orWord("compression.step.", step.code());
    }

    /** A step's setting, such as: keeps 0.5. */
    static String parameter(String name, String value) {
        return orWord("compression.parameter.", name) + " " + value;
    }

    private static Stream<String> parts(String recipe) {
        return Stream.of(recipe.split("\\+"));
    }

    private static String partTitle(String part) {
        Matcher share = SHARE.matcher(part);
        if (share.matches()) {
            return t("compression.recipe." + share.group(1), share.group(2));
        }
        Matcher student = STUDENT.matcher(part);
        if (student.matches()) {
            return student.group(1) == null
                    ? t("compression.recipe.student")
                    : t("compression.recipe.student.named", student.group(1));
        }
        return orWord("compression.recipe.", part);
    }

    private static String partExplanation(String part) {
        Matcher share = SHARE.matcher(part);
        if (share.matches()) {
            return t("compression.help." + share.group(1), share.group(2));
        }
        if (STUDENT.matcher(part).matches()) {
            return t("compression.help.student");
        }
        String text = orWord("compression.help.", part);
        return text.equals(part) ? "" : text;
    }
}
