package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Endpoint;
import modelport.contract.prediction.StoredPrediction;
import modelport.contract.registry.Signature;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Words;
import modelport.ui.deployment.EndpointTabs;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** What an endpoint was asked and answered, as far as it was kept, and the place to say what was right. */
@Route(value = "endpoints/:endpoint/predictions", layout = MainLayout.class)
public class StoredPage extends modelport.ui.components.Page {
    private static final int PAGE = 50;

    private Here here = Here.current();
    private @Nullable Endpoint endpoint;
    private Optional<UUID> one = Optional.empty();
    private MoreList<StoredPrediction> list = createList();

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String name = event.getRouteParameters().get("endpoint").orElse("");
        if (!Slug.isOne(name)) {
            throw new ProblemException(new Problem.NotFound("endpoint", name));
        }
        endpoint = here.modelport().endpoints().get(here.project(), new Slug(name));
        one = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("prediction")
                .flatMap(StoredPage::id);
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.endpoints"), Links.endpoints()),
                new Crumb(endpoint().name().value(), Links.endpoint(endpoint().name())),
                new Crumb(t("stored.heading"), ""));
    }

    @Override
    protected void build() {
        Slug name = endpoint().name();
        list = createList();
        var curl = new CodeDrawer(t("stored.heading"))
                .code(
                        "curl",
                        () -> Code.curl(
                                "GET", Code.path(here.project(), "/endpoints/" + name + "/predictions?limit=50")))
                .code("feedback", () -> Code.curl("POST", Code.path(here.project(), "/feedback"), """
                        [{"prediction": "0199aaaa-0000-7000-8000-000000000000", "row": 0, "label": "billing"}]"""));
        var header = here.mayPredict()
                ? new PageHeader(name.value(), curl.button(), createSend())
                : new PageHeader(name.value(), curl.button());
        add(
                header.facts(Words.of(t("stored.facts"))),
                EndpointTabs.of(name, EndpointTabs.Tab.PREDICTIONS),
                Box.stack(list));
        if (one.isPresent()) {
            add(Links.to(Links.predictions(name), t("stored.all")));
        }
    }

    /** What is on the page. */
    List<StoredPrediction> shown() {
        return list.shown();
    }

    private Button createSend() {
        return new Button(t("stored.send"), Icon.UPLOAD.draw(), click -> new FeedbackDialog(here).open());
    }

    private MoreList<StoredPrediction> createList() {
        return new MoreList<>(t("stored.heading"), this::page, this::createLine, this::createNone);
    }

    private Page<StoredPrediction> page(@Nullable String after) {
        if (one.isPresent()) {
            var rows = here.modelport()
                    .predictions()
                    .get(here.project(), endpoint().name(), one.get());
            return new Page<>(rows, null);
        }
        return here.modelport()
                .predictions()
                .list(here.project(), endpoint().name(), new PageRequest(PAGE, after, null));
    }

    private Component createLine(StoredPrediction stored) {
        Signature signature = endpoint().signature();
        return new StoredLine(here, stored, signature == null ? List.of() : signature.classes());
    }

    private Component createNone() {
        return new EmptyState(Icon.BATCH, t("stored.none"), t("stored.none.text"));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Endpoint endpoint() {
        if (endpoint == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return endpoint;
    }
}
