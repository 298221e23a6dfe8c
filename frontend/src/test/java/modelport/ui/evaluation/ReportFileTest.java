package modelport.ui.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.evaluation.ClassMeasures;
import modelport.contract.evaluation.ConfusionCell;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.SliceMeasures;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.Preferences;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {EvaluationListPage.class, EvaluationPage.class, SignInPage.class})
class ReportFileTest extends PageTest {
    private static final String HOSTILE = "<img src=http://evil.example/x onerror=alert(1)>";

    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
        open("evaluations");
    }

    @Test
    void the_report_is_one_whole_document_that_needs_nothing_else() {
        Evaluation iris = iris();

        String html = ReportFile.of("iris v2 on iris v1", iris, report(iris));

        Document parsed = Jsoup.parse(html);
        assertThat(html).startsWith("<!doctype html>\n<html lang=\"en\">").endsWith("</html>");
        assertThat(parsed.title()).isEqualTo("iris v2 on iris v1 \u00b7 Modelport");
        assertThat(parsed.select("h1")).hasSize(1);
        assertThat(parsed.select("table").size()).isGreaterThan(6);
        assertThat(parsed.select("svg").size()).isGreaterThan(15);
        assertThat(parsed.select("[src], [href], script, link, iframe, img, vaadin-button"))
                .isEmpty();
        assertThat(parsed.select("style").html())
                .contains("color-scheme: light dark", "light-dark(")
                .contains(".mp-interval", ".mp-table", "prefers-reduced-motion")
                .doesNotContain("url(", "@import", "vaadin-button");
        assertThat(parsed.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'");
    }

    @Test
    void it_says_what_the_page_says_in_the_language_of_the_page() {
        Evaluation iris = iris();
        assertThat(Jsoup.parse(ReportFile.of("iris", iris, report(iris))).text())
                .contains("97.3 % of 150 rows are right", "versicolor taken for virginica", "What answers cost");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);
        Document chinese = Jsoup.parse(ReportFile.of("iris", iris, report(iris)));
        assertThat(chinese.select("html").attr("lang")).startsWith("zh");
        assertThat(chinese.text()).contains("\u8bc4\u6d4b\u4f9d\u636e").doesNotContain("What answers cost");
    }

    @Test
    void names_that_people_gave_stay_text() {
        Evaluation iris = iris();
        EvaluationReport hostile = hostile(report(iris));

        String html = ReportFile.of(HOSTILE, iris, hostile);

        Document parsed = Jsoup.parse(html);
        assertThat(parsed.select("img, [onerror], [src]")).isEmpty();
        assertThat(parsed.title()).startsWith(HOSTILE);
        assertThat(parsed.text()).contains(HOSTILE);
    }

    @Test
    void the_figures_are_a_table_that_no_spreadsheet_runs() {
        Evaluation iris = iris();

        String csv = EvaluationCsv.of(iris, hostile(report(iris)));

        assertThat(csv)
                .startsWith("part,group,of,metric,value,low,high,rows\r\n")
                .contains("all,,iris v2,accuracy,0.97333", ",150\r\n")
                .contains("\"'=cmd|' /C calc'!A0, \"\"quoted\"\"\"")
                .contains("slice," + HOSTILE + ",'-1,accuracy,");
        assertThat(csv.lines()).allSatisfy(line -> assertThat(line).isNotBlank());
    }

    private Evaluation iris() {
        Evaluation found = platform.evaluations
                .list(PROJECT, new Slug("iris"), 2, PageRequest.first())
                .items()
                .getFirst();
        return platform.evaluations.get(PROJECT, found.id());
    }

    private static EvaluationReport report(Evaluation evaluation) {
        return Objects.requireNonNull(evaluation.report());
    }

    private static EvaluationReport hostile(EvaluationReport report) {
        String formula = "=cmd|' /C calc'!A0, \"quoted\"";
        ClassMeasures first = report.classes().getFirst();
        return new EvaluationReport(
                report.measures(),
                report.notMeasured(),
                List.of(
                        new ClassMeasures(
                                HOSTILE,
                                first.support(),
                                first.predicted(),
                                first.precision(),
                                first.recall(),
                                first.f1(),
                                null),
                        new ClassMeasures(
                                formula,
                                first.support(),
                                first.predicted(),
                                first.precision(),
                                first.recall(),
                                first.f1(),
                                first.rocAuc())),
                List.of(new ConfusionCell(HOSTILE, formula, 3)),
                report.calibration(),
                List.of(new SliceMeasures(
                        HOSTILE, "-1", 12, report.slices().getFirst().measures())),
                report.stability(),
                report.gap(),
                report.efficiency(),
                report.notes());
    }
}
