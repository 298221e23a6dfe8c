package modelport.ui.notification;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.time.Duration;
import java.util.List;
import modelport.contract.notification.Delivery;
import modelport.contract.notification.Webhook;
import modelport.contract.notification.WebhookChange;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.Consequence;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Panel;
import modelport.ui.components.Pulse;
import modelport.ui.components.State;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;

/** Addresses that are told what happens in the project, and whether they hear it. */
@Route(value = "webhooks", layout = MainLayout.class)
public class WebhooksPage extends Page {
    /** Deliveries have no events of their own. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private Here here = Here.current();
    private Panel<List<Webhook>> panel = createPanel();

    public WebhooksPage() {
        Feed.listen(this, Feed.about("webhook"), events -> panel.load());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.webhooks"), ""));
    }

    @Override
    protected void build() {
        if (!here.mayAdminister()) {
            add(
                    new PageHeader(t("nav.webhooks")).facts(Words.of(t("webhooks.facts"))),
                    new EmptyState(Icon.LOCK, t("webhooks.closed"), t("webhooks.closed.text")));
            return;
        }
        panel = createPanel();
        var curl = new CodeDrawer(t("nav.webhooks"))
                .code("curl", () -> Code.curl("POST", Code.path(here.project(), "/webhooks"), """
                {"url": "https://hooks.example.com/modelport", "events": ["release."]}"""));
        add(
                new PageHeader(t("nav.webhooks"), curl.button(), createAdd("primary"))
                        .facts(Words.of(t("webhooks.facts"))),
                panel,
                new Pulse(FRESH, panel::load));
    }

    private Button createAdd(String theme) {
        var add = new Button(
                t("webhooks.add"), Icon.PLUS.draw(), click -> new AddWebhookDialog(here, panel::load).open());
        add.addThemeName(theme);
        return add;
    }

    private Panel<List<Webhook>> createPanel() {
        Here now = here;
        return new Panel<>(5, () -> now.modelport().webhooks().list(now.project()), this::view);
    }

    private Component view(List<Webhook> webhooks) {
        if (webhooks.isEmpty()) {
            return new EmptyState(Icon.WEBHOOK, t("webhooks.none"), t("webhooks.none.text"), createAdd(""));
        }
        long unwell = webhooks.stream().filter(WebhookLine::isUnwell).count();
        var list = Box.tag("ul", "mp-lines mp-webhooks").attribute("aria-label", t("nav.webhooks"));
        webhooks.forEach(each -> list.add(Box.tag("li", "", new WebhookLine(each, this::act))));
        return Box.of(
                "mp-stack mp-answered",
                new Answer(unwell == 0 ? State.GOOD : State.ACT, t("webhooks.answer", webhooks.size(), unwell)),
                list);
    }

    private void act(Webhook webhook, WebhookLine.Action action) {
        switch (action) {
            case TEST -> test(webhook);
            case DELIVERIES -> new DeliveriesDrawer(here, webhook).open();
            case SWITCH -> change(webhook, new WebhookChange(null, null, !webhook.enabled()));
            case DELETE -> askToDelete(webhook);
        }
    }

    private void test(Webhook webhook) {
        Delivery made = here.modelport().webhooks().test(here.project(), webhook.id());
        Notice.show(t("webhooks.tested", DeliveryText.word(made.state())));
        panel.load();
    }

    private void change(Webhook webhook, WebhookChange change) {
        here.modelport().webhooks().change(here.project(), webhook.id(), webhook.rowVersion(), change);
        Notice.show(t(webhook.enabled() ? "webhooks.switchedOff" : "webhooks.switchedOn"));
        panel.load();
    }

    private void askToDelete(Webhook webhook) {
        new Consequence(
                        t("webhooks.delete.heading"),
                        t("webhooks.delete"),
                        () -> {
                            here.modelport().webhooks().remove(here.project(), webhook.id());
                            Notice.show(t("webhooks.deleted"));
                            panel.load();
                        },
                        Words.plain("p", "mp-mono mp-webhook-url", webhook.url()),
                        Consequence.facts(
                                Consequence.fact("1", t("webhooks.delete.secret")),
                                Consequence.fact(
                                        WebhookLine.topicCount(webhook),
                                        t(
                                                "webhooks.delete.topics",
                                                webhook.events().size()))),
                        Words.tag("p", "mp-explain", t("webhooks.delete.text")))
                .open();
    }
}
