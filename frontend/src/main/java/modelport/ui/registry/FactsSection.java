package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TextInput;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.StatTile;
import modelport.ui.components.Words;

/** What was counted and timed in a version's graph. */
final class FactsSection extends Box {
    private static final int OPERATORS = 12;

    FactsSection(Version version, Facts facts) {
        super("div", "");
        long nodes = facts.operators().values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        var section = new Section(
                        t("version.facts"),
                        StatTile.row(tiles(version, facts, nodes)),
                        Box.columns(createOperators(facts, nodes), createRest(version, facts)))
                .css("mp-roomy");
        add(section);
    }

    private static StatTile[] tiles(Version version, Facts facts, long nodes) {
        var tiles = new ArrayList<StatTile>();
        tiles.add(new StatTile(t("facts.parameters"), Formats.large(facts.parameters()), "", ""));
        tiles.add(new StatTile(
                t("facts.operators"),
                Formats.count(nodes),
                "",
                t("facts.kinds", facts.operators().size())));
        if (version.notServable() == null) {
            tiles.add(new StatTile(
                    t("facts.testRun"),
                    Formats.figure(facts.testRunMs()),
                    "ms",
                    t("facts.rows." + facts.tested(), facts.testRows())));
        }
        tiles.add(new StatTile(t("facts.size"), Formats.bytes(version.size()), "", ""));
        return tiles.toArray(StatTile[]::new);
    }

    private static Component createOperators(Facts facts, long nodes) {
        List<Map.Entry<String, Integer>> most = facts.operators().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        var list = Box.of("mp-scores mp-operators");
        most.stream()
                .limit(OPERATORS)
                .forEach(each -> list.add(
                        Words.mono(each.getKey()),
                        Drawing.bar("", (double) each.getValue() / nodes),
                        Words.number(Formats.count(each.getValue()))));
        int more = most.size() - OPERATORS;
        return Box.stack(
                Words.tag("h3", "", t("facts.operators")),
                list,
                Words.muted(more > 0 ? t("models.andMore", more) : ""));
    }

    private static Component createRest(Version version, Facts facts) {
        var list = Box.tag("dl", "mp-bound");
        if (!facts.opsets().isEmpty()) {
            list.add(row(
                    t("facts.opsets"),
                    facts.opsets().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(each -> (each.getKey().isEmpty() ? "ai.onnx" : each.getKey()) + " " + each.getValue())
                            .collect(Collectors.joining(", "))));
            list.add(row(t("facts.ir"), Long.toString(facts.irVersion())));
        }
        if (!facts.producer().isEmpty()) {
            list.add(row(t("facts.producer"), facts.producer()));
        }
        Signature signature = version.signature();
        TextInput text = signature == null ? null : signature.text();
        if (text != null) {
            list.add(row(t("facts.tokenizer"), text.tokenizer()));
            list.add(row(t("facts.maxTokens"), Formats.count(text.maxTokens())));
            list.add(row(
                    t("facts.pooling"),
                    t("pooling." + text.pooling()) + (text.normalize() ? t("pooling.normalized") : "")));
        }
        if (version.parent() != null) {
            list.add(row(t("facts.parent"), "v" + version.parent()));
        }
        return Box.stack(Words.tag("h3", "", t("facts.graph")), list);
    }

    private static Component row(String name, String value) {
        return Box.of("mp-bound-row", Words.plain("dt", "", name), Words.plain("dd", "mp-mono", value));
    }
}
