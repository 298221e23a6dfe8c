package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import modelport.contract.compression.Compression;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.evaluation.Download;
import modelport.ui.evaluation.ReportFile;

/** What the studio shows, as files to keep: figures for other programs, and a page that needs nothing else. */
final class StudioReport {
    private StudioReport() {}

    /** The links that give the files. */
    static Component links(Study study) {
        Compression search = study.search();
        String name = search.model() + "-v" + search.version() + "-compression";
        return Box.row(
                Download.link(Download.Kind.CSV, name, () -> StudioCsv.text(study)),
                Download.link(Download.Kind.HTML, name, () -> html(study)));
    }

    /** The table has what the picture has; a picture would need a script. */
    static String html(Study study) {
        Compression search = study.search();
        String title = t("compression.heading", search.model() + " v" + search.version());
        String rows = search.evaluation().dataset() + " v" + search.evaluation().version();
        List<Component> parts = new ArrayList<>();
        parts.add(new PageHeader(title)
                .facts(
                        Words.of(t("compression.measuredOn", rows)),
                        Words.of(LimitsText.of(search.constraints())),
                        Words.of(t("compression.by", search.createdBy(), Formats.day(search.createdAt()))
                                .replace("**", "")),
                        ReportFile.written()));
        parts.add(StudioAnswer.of(study));
        study.recommended().ifPresent(each -> parts.add(new PickBox(study, each, false, _ -> {}, _ -> {})));
        parts.add(new Section(t("compression.candidates"), CandidateTable.plain(study))
                .explained(StudioPage.explanation(study)));
        parts.add(UnfitSection.of(study));
        return ReportFile.html(title, parts);
    }
}
