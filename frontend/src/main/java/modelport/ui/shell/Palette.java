package modelport.ui.shell;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import modelport.contract.PageRequest;
import modelport.contract.release.ReleaseState;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Tasks;
import modelport.ui.components.Words;

/** Ctrl K: go to any page, model, dataset or endpoint without the mouse. */
final class Palette extends Dialog {
    private static final int FOUND = 8;
    private static final Set<ReleaseState> UNDER_WAY = EnumSet.range(ReleaseState.DRAFT, ReleaseState.ROLLING_OUT);

    record Entry(Icon icon, String group, String name, String note, String href) {}

    private final List<Entry> shown = new ArrayList<>();
    private final Box list = Box.tag("ul", "mp-palette-list");
    final TextField field = new TextField();
    private int chosen;
    private int latest;

    Palette() {
        addClassName("mp-palette");
        getElement().setAttribute("aria-label", t("palette.open"));
        setUpField();
        list.attribute("aria-label", t("palette.results"));
        add(
                field,
                list,
                Box.of(
                        "mp-palette-keys",
                        Words.tag("kbd", "", "\u2191\u2193"),
                        Words.of(t("palette.key.move")),
                        Words.tag("kbd", "", "Enter"),
                        Words.of(t("palette.key.open")),
                        Words.tag("kbd", "", "Esc"),
                        Words.of(t("action.close"))));
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                find("");
            }
        });
    }

    List<Entry> shown() {
        return List.copyOf(shown);
    }

    private void setUpField() {
        field.setPlaceholder(t("palette.placeholder"));
        field.setAriaLabel(t("palette.placeholder"));
        field.setPrefixComponent(Icon.SEARCH.draw());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(120);
        field.addValueChangeListener(change -> find(change.getValue()));
        field.setAutofocus(true);
        field.getElement()
                .addEventListener("keydown", event -> choose(chosen + 1))
                .setFilter("event.key == 'ArrowDown'")
                .preventDefault();
        field.getElement()
                .addEventListener("keydown", event -> choose(chosen - 1))
                .setFilter("event.key == 'ArrowUp'")
                .preventDefault();
        field.addKeyPressListener(Key.ENTER, press -> go());
    }

    private void find(String words) {
        String wanted = words.toLowerCase(Locale.ROOT).strip();
        List<Entry> pages = pages().stream()
                .filter(entry -> entry.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        show(pages);
        int mine = ++latest;
        Here.find()
                .ifPresent(here -> Tasks.run(this, () -> things(here, wanted), outcome -> {
                    if (mine == latest && outcome instanceof Tasks.Outcome.Done<List<Entry>>(List<Entry> things)) {
                        show(Stream.concat(things.stream(), pages.stream()).toList());
                    }
                }));
    }

    private static List<Entry> pages() {
        return Stream.concat(
                        Stream.of(Destination.HOME),
                        Destination.LIFE.stream().flatMap(group -> group.destinations().stream()))
                .map(page -> new Entry(
                        page.icon(),
                        "palette.pages",
                        t(page.key()),
                        "",
                        page.href().get()))
                .toList();
    }

    private static List<Entry> things(Here here, String words) {
        var wanted = new PageRequest(FOUND, null, words.isEmpty() ? null : words);
        var models = here.modelport().models().list(here.project(), wanted).items().stream()
                .map(model -> new Entry(
                        Icon.MODEL,
                        "palette.models",
                        model.title(),
                        model.name().value(),
                        "models/" + model.name()));
        var datasets = here.modelport().datasets().list(here.project(), wanted, null).items().stream()
                .map(dataset -> new Entry(
                        Icon.DATASET,
                        "palette.datasets",
                        dataset.title(),
                        dataset.name().value(),
                        "datasets/" + dataset.name()));
        var endpoints = here.modelport().endpoints().list(here.project(), wanted).items().stream()
                .filter(endpoint -> endpoint.name().value().contains(words))
                .map(endpoint -> new Entry(
                        Icon.DEPLOYMENT,
                        "palette.endpoints",
                        endpoint.name().value(),
                        endpoint.model().value(),
                        "endpoints/" + endpoint.name()));
        var releases = here.modelport().releases().list(here.project(), PageRequest.first()).items().stream()
                .filter(release -> UNDER_WAY.contains(release.state()))
                .filter(release -> release.model().value().contains(words))
                .limit(FOUND)
                .map(release -> new Entry(
                        Icon.RELEASE,
                        "palette.releases",
                        release.model() + " v" + release.version(),
                        release.environment().value(),
                        "releases/" + release.id()));
        return Stream.of(models, datasets, endpoints, releases)
                .flatMap(found -> found)
                .toList();
    }

    private void show(List<Entry> entries) {
        shown.clear();
        shown.addAll(entries);
        choose(0);
    }

    private void choose(int index) {
        chosen = shown.isEmpty() ? 0 : Math.floorMod(index, shown.size());
        list.removeAll();
        String group = "";
        for (int i = 0; i < shown.size(); i++) {
            Entry entry = shown.get(i);
            if (!entry.group().equals(group)) {
                group = entry.group();
                list.add(Words.tag("li", "mp-palette-group", t(group)));
            }
            var item = Box.tag(
                    "li",
                    "mp-palette-item" + (i == chosen ? " mp-chosen" : ""),
                    entry.icon().draw(),
                    Words.of(entry.name()),
                    Words.of("mp-muted mp-mono", entry.note()));
            int at = i;
            item.getElement().addEventListener("click", click -> {
                chosen = at;
                go();
            });
            list.add(item);
            if (i == chosen) {
                item.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
            }
        }
        if (shown.isEmpty()) {
            list.add(Words.tag("li", "mp-palette-none", t("palette.none")));
        }
    }

    private void go() {
        if (!shown.isEmpty()) {
            close();
            Links.go(shown.get(chosen).href());
        }
    }
}
