package modelport.server.release.internal.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateRule;
import modelport.server.database.Json;
import modelport.server.release.internal.report.Dossier.Figure;
import modelport.server.release.internal.report.Dossier.Measured;
import modelport.server.release.internal.report.Dossier.Seen;
import tools.jackson.databind.JsonNode;

/** What machines found: gates, the figures that they name, and what they saw. */
final class ChecksPart {
    private final Dossier dossier;
    private final Wording words;
    private final Html html;
    private final Tables tables;

    ChecksPart(Dossier dossier, Wording words, Html html) {
        this.dossier = dossier;
        this.words = words;
        this.html = html;
        this.tables = new Tables(html);
    }

    void write() {
        html.open("section").element("h2", words.of("checks"));
        if (dossier.review().gates().isEmpty()) {
            html.element("p", words.of("checks.none"));
        } else {
            tables.begin(
                    words.of("checks.check"),
                    words.of("checks.result"),
                    words.of("checks.finding"),
                    words.of("checks.evidence"));
            dossier.review().gates().forEach(this::gate);
            tables.end();
        }
        html.close();
        if (!dossier.figures().all().isEmpty()) {
            figures();
        }
    }

    /** Long, and for whoever wants to know exactly: it comes last. */
    void writeSeen() {
        if (!dossier.seen().isEmpty()) {
            html.open("section").element("h2", words.of("seen"));
            dossier.seen().forEach(this::seen);
            html.close();
        }
    }

    private void gate(GateFinding gate) {
        html.open("tr").element("td", name(gate.rule()));
        html.open("td")
                .element("span", words.of("check." + gate.state()), "class", "check " + gate.state())
                .close();
        html.element("td", gate.finding() == null ? words.of("none") : words.of(gate.finding()));
        html.open("td").element("code", gate.evidence() == null ? words.of("none") : gate.evidence());
        html.close().close();
    }

    private String name(GateRule rule) {
        String name = words.find("gate." + rule.kind(), rule.kind().name());
        String what = (rule.metric() == null ? "" : " " + rule.metric())
                + (rule.dataset() == null ? "" : " @ " + rule.dataset());
        String limit = rule.limit() == null ? "" : " (" + words.of("checks.limit", "limit", number(rule.limit())) + ")";
        return name + what + limit;
    }

    private void figures() {
        html.open("section").element("h2", words.of("figures")).element("p", words.of("figures.how"));
        String champion = dossier.figures()
                .champion()
                .map(number -> words.of("figures.champion", "version", number.toString()))
                .orElseGet(() -> words.of("asked.champion"));
        tables.begin(words.of("figures.metric"), words.of("figures.dataset"), words.of("figures.this"), champion);
        for (Figure figure : dossier.figures().all()) {
            tables.row(figure.metric(), figure.dataset(), value(figure.own()), value(figure.champion()));
        }
        tables.end();
        html.close();
    }

    private String value(Optional<Measured> measured) {
        return measured.map(this::value).orElseGet(() -> words.of("figures.none"));
    }

    private String value(Measured measured) {
        Double low = measured.low();
        Double high = measured.high();
        return low == null || high == null
                ? number(measured.value())
                : words.of(
                        "figures.range", "value", number(measured.value()), "low", number(low), "high", number(high));
    }

    private void seen(Seen seen) {
        html.element("h3", seen.gate() + (seen.current() ? "" : " – " + words.of("seen.earlier")));
        html.open("p", "class", "quiet").element("code", seen.digest()).close();
        JsonNode document = Json.read(seen.document(), JsonNode.class);
        html.element("pre", Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    }

    /** As the evaluation's page has it: no more digits than anybody measured. */
    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
