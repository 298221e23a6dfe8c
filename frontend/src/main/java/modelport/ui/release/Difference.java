package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import modelport.contract.release.ReleaseLook;
import modelport.contract.release.ReleaseReview;
import modelport.ui.components.Formats;

/** One thing about a release that is not what it was. */
record Difference(String name, String before, String now) {
    private static final String NONE = "\u2013";

    /** What changed since somebody looked, field by field; the digest last, because all of it is in there. */
    static List<Difference> between(ReleaseLook before, ReleaseReview now) {
        List<Difference> all = new ArrayList<>();
        add(
                all,
                t("release.version"),
                "v" + before.version(),
                "v" + now.release().version());
        add(
                all,
                t("release.endpoint"),
                before.endpoint().value(),
                now.release().endpoint().value());
        addParameters(all, before, now);
        add(all, t("release.notes"), before.notes(), now.notes());
        add(all, t("release.policy"), Integer.toString(before.policyNumber()), Integer.toString(now.policyNumber()));
        add(
                all,
                t("release.state"),
                ReleaseText.word(before.state()),
                ReleaseText.word(now.release().state()));
        add(
                all,
                t("release.digest"),
                shorten(before.digest()),
                shorten(now.release().digest()));
        return all;
    }

    /** A release as somebody sees it now. */
    static ReleaseLook look(ReleaseReview review) {
        return new ReleaseLook(
                java.time.Instant.now(),
                review.release().version(),
                review.release().endpoint(),
                review.parameters(),
                review.notes(),
                review.policyNumber(),
                review.release().digest(),
                review.release().state(),
                review.decisions().size());
    }

    private static void addParameters(List<Difference> all, ReleaseLook before, ReleaseReview now) {
        var names = new TreeSet<>(before.parameters().keySet());
        names.addAll(now.parameters().keySet());
        for (String name : names) {
            add(
                    all,
                    name,
                    text(before.parameters().get(name)),
                    text(now.parameters().get(name)));
        }
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? NONE : value.toString();
    }

    private static void add(List<Difference> all, String name, String before, String now) {
        if (!Objects.equals(before, now)) {
            all.add(new Difference(name, before.isEmpty() ? NONE : before, now.isEmpty() ? NONE : now));
        }
    }

    private static String shorten(String digest) {
        return Formats.digest(digest);
    }
}
