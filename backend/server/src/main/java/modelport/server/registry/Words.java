package modelport.server.registry;

import java.util.List;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Limits of what people write about models and versions. */
public final class Words {
    private static final int MAX_TITLE = 200;
    private static final int MAX_CARD = 100_000;
    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG = 50;

    private Words() {}

    /** Throws {@link Problem.Invalid} for whatever is too long or empty. */
    public static void check(@Nullable String title, @Nullable String card, @Nullable List<String> tags) {
        checkLength("title", title, MAX_TITLE);
        checkLength("card", card, MAX_CARD);
        if (tags == null) {
            return;
        }
        if (tags.size() > MAX_TAGS) {
            throw invalid("tags", "registry.too-many-tags", MAX_TAGS);
        }
        for (String tag : tags) {
            if (tag.isBlank()) {
                throw new ProblemException(Problem.Invalid.field("tags", "registry.tag-empty"));
            }
            checkLength("tags", tag, MAX_TAG);
        }
    }

    /** A task is an open code: any name will do. */
    public static void checkTask(@Nullable String task) {
        if (task != null && !Slug.isOne(task)) {
            throw new ProblemException(Problem.Invalid.field("task", "registry.task-unfit", "task", shortened(task)));
        }
    }

    private static void checkLength(String field, @Nullable String text, int max) {
        if (text != null && text.codePointCount(0, text.length()) > max) {
            throw invalid(field, "registry.too-long", max);
        }
        // PostgreSQL keeps no character zero.
        if (text != null && text.indexOf('\0') >= 0) {
            throw new ProblemException(Problem.Invalid.field(field, "registry.character-zero"));
        }
    }

    private static ProblemException invalid(String field, String code, int max) {
        return new ProblemException(Problem.Invalid.field(field, code, "max", Integer.toString(max)));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TAG ? text : text.substring(0, MAX_TAG) + "…";
    }
}
