package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationReport;
import modelport.ui.components.Formats;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Words;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page shows, as one file that needs nothing else: the same parts and the same style, without scripts, links and
 * buttons. A policy in the file forbids everything that would have to be fetched or run.
 */
public final class ReportFile {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";
    private static final List<String> STYLES =
            List.of("tokens", "components", "pages", "models", "evaluation", "compression");

    private ReportFile() {}

    static String of(String title, Evaluation evaluation, EvaluationReport report) {
        List<Component> parts = new ArrayList<>();
        parts.add(new PageHeader(title)
                .facts(
                        Words.of(t("evaluation.by", evaluation.createdBy(), Formats.day(evaluation.createdAt()))
                                .replace("**", "")),
                        written()));
        parts.add(EvaluationAnswer.of(evaluation));
        parts.addAll(EvaluationSections.of(evaluation, report));
        parts.add(new OriginSection(evaluation));
        return html(title, parts);
    }

    static String of(String title, Comparison comparison) {
        List<Component> parts = new ArrayList<>();
        parts.add(new PageHeader(title).facts(written()));
        parts.addAll(ComparisonSections.of(comparison));
        return html(title, parts);
    }

    /**
     * Whatever people called their classes and columns stays text: the elements are written out by a parser's rules.
     */
    public static String html(String title, List<Component> parts) {
        Document file = Document.createShell("");
        file.outputSettings().prettyPrint(false);
        Element root = Objects.requireNonNull(file.selectFirst("html"));
        root.attr("lang", UI.getCurrent().getLocale().toLanguageTag());
        file.head().appendElement("meta").attr("charset", "utf-8");
        file.head()
                .appendElement("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr("content", POLICY);
        file.head()
                .appendElement("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1");
        file.title(title + " \u00b7 Modelport");
        file.head().appendElement("style").appendChild(new DataNode(styles()));
        Element main = file.body().appendElement("main").addClass("mp-page").addClass("mp-report");
        parts.forEach(part -> Jsoup.parseBodyFragment(part.getElement().getOuterHTML()).body().childNodes().stream()
                .toList()
                .forEach(main::appendChild));
        clean(main);
        return "<!doctype html>\n" + root.outerHtml();
    }

    private static void clean(Element main) {
        main.select(
                        "vaadin-button, vaadin-tooltip, script, iframe, object, embed, img, .mp-actions, .mp-section-actions")
                .remove();
        main.select("a").unwrap();
        main.select("details").attr("open", "");
        main.select("[tabindex]").removeAttr("tabindex");
        main.select("main [role=region]").removeAttr("data-scrolls");
    }

    /** When the file was written. */
    public static Component written() {
        return Words.of(t("evaluation.file.written", Formats.day(Instant.now())));
    }

    /** The dashboard's own, but for its font, which would have to be fetched, and for what is not in a file. */
    private static String styles() {
        return Stream.concat(
                        Stream.of(":root { color-scheme: light dark; }"),
                        STYLES.stream().map(ReportFile::style))
                .collect(Collectors.joining("\n"));
    }

    private static String style(String name) {
        String path = "/META-INF/resources/modelport/" + name + ".css";
        try (InputStream in = Objects.requireNonNull(ReportFile.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?s)@font-face\\s*\\{.*?}", "")
                    .replaceAll("(?s)/\\*.*?\\*/", "")
                    .replaceAll("[^{}]*\\bvaadin-[^{}]*\\{[^{}]*}", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
