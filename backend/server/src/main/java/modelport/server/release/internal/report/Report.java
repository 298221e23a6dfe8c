package modelport.server.release.internal.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import modelport.contract.release.GateState;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.RuleStanding;
import modelport.server.release.internal.report.Dossier.Span;

/** Writes a dossier as one page to print: no scripts, nothing from elsewhere. */
public final class Report {
    private static final String ONLY_STYLES = "default-src 'none'; style-src 'unsafe-inline'";

    private final Dossier dossier;
    private final Wording words;
    private final Html html = new Html();

    private Report(Dossier dossier) {
        this.dossier = dossier;
        this.words = new Wording(dossier.making().language());
    }

    /** The page. */
    public static String of(Dossier dossier) {
        var report = new Report(dossier);
        report.head();
        report.beginning();
        report.inShort();
        new AskedPart(dossier, report.words, report.html).write();
        var checks = new ChecksPart(dossier, report.words, report.html);
        checks.write();
        new PeoplePart(dossier, report.words, report.html).write();
        new TrailPart(dossier, report.words, report.html).write();
        checks.writeSeen();
        return report.html.page();
    }

    private void head() {
        html.doctype().open("html", "lang", words.language().toLanguageTag()).open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", ONLY_STYLES);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", title()).style(css()).close();
        html.open("body").open("main");
    }

    private void beginning() {
        Release release = dossier.review().release();
        html.open("header");
        html.element("p", dossier.making().title(), "class", "project");
        html.element("h1", title());
        html.element("p", state(release), "class", "state " + release.state());
        html.element(
                "p",
                words.of(
                        "subtitle",
                        "release",
                        release.id().toString(),
                        "project",
                        dossier.making().project()),
                "class",
                "quiet");
        html.element(
                "p",
                words.of(
                        "made",
                        "user",
                        dossier.making().by(),
                        "at",
                        words.time(dossier.making().at())),
                "class",
                "quiet");
        html.close();
        if (release.emergency()) {
            html.element("p", words.of("banner"), "class", "banner", "role", "note");
        }
    }

    private void inShort() {
        html.element("h2", words.of("in-short"));
        // Chinese sentences follow each other without a space.
        String between = words.language().getLanguage().equals("zh") ? "" : " ";
        html.element("p", String.join(between, sentences()), "class", "short");
    }

    private List<String> sentences() {
        ReleaseReview review = dossier.review();
        Release release = review.release();
        var all = new ArrayList<String>();
        all.add(words.of(
                "short.asked",
                "user",
                release.requester(),
                "at",
                words.time(release.createdAt()),
                "version",
                Integer.toString(release.version()),
                "model",
                release.model().value(),
                "environment",
                release.environment().value(),
                "endpoint",
                release.endpoint().value()));
        if (review.gates().isEmpty() && review.rules().isEmpty()) {
            all.add(words.of("short.open"));
        } else {
            all.addAll(checked(review));
        }
        if (release.reason() != null) {
            all.add(words.of("short.why", "reason", words.of(release.reason())));
        }
        dossier.history().forEach(span -> all.add(served(span)));
        return all;
    }

    private List<String> checked(ReleaseReview review) {
        long passed = review.gates().stream()
                .filter(gate -> gate.state() == GateState.PASSED)
                .count();
        long met = review.rules().stream().filter(RuleStanding::met).count();
        String users = review.rules().stream()
                .flatMap(rule -> rule.approvedBy().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        var all = new ArrayList<String>();
        all.add(words.of("short.gates", "passed", Long.toString(passed), "gates", count(review.gates())));
        all.add(words.of("short.rules", "met", Long.toString(met), "rules", count(review.rules())));
        if (!users.isEmpty()) {
            all.add(words.of("short.approved-by", "users", users));
        }
        return all;
    }

    private String served(Span span) {
        String from = words.time(span.from());
        return span.to()
                .map(to -> words.of("short.served", "from", from, "to", words.time(to)))
                .orElseGet(() -> words.of("short.serves", "from", from));
    }

    private String title() {
        Release release = dossier.review().release();
        return words.of(
                "title",
                "version",
                Integer.toString(release.version()),
                "model",
                release.model().value(),
                "environment",
                release.environment().value());
    }

    private String state(Release release) {
        return words.of("state." + release.state());
    }

    private static String count(List<?> items) {
        return Integer.toString(items.size());
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(Report.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
