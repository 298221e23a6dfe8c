package modelport.ui;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Slug;
import modelport.contract.access.Login;
import modelport.ui.components.Consequence;
import modelport.ui.components.Tasks;
import modelport.ui.fakes.DirectTasks;
import modelport.ui.fakes.FakeAccess;
import modelport.ui.fakes.FakeModelport;
import modelport.ui.shell.Links;
import modelport.ui.shell.Visitor;
import org.junit.jupiter.api.BeforeEach;

/** Pages without a browser, over a platform in memory, with ada signed in unless a test says otherwise. */
public abstract class PageTest extends BrowserlessTest {
    protected static final Slug PROJECT = new Slug("storefront");

    protected final FakeModelport platform = new FakeModelport();
    protected final DirectTasks tasks = new DirectTasks();

    @BeforeEach
    void connect() {
        VaadinService.getCurrent().getContext().setAttribute(Backend.class, platform);
        VaadinService.getCurrent().getContext().setAttribute(Tasks.class, tasks);
    }

    protected void signIn(String username) {
        Visitor.signIn(new Login(username, FakeAccess.PASSWORD));
    }

    protected void open(String address) {
        Links.go(address);
        roundTrip();
    }

    /** All that is written on the page. */
    protected String text() {
        return text(UI.getCurrent());
    }

    protected static String text(Component component) {
        return all(component)
                .flatMap(each -> each instanceof Dialog dialog
                        ? Stream.of(dialog.getHeaderTitle(), own(dialog.getElement()))
                        : Stream.of(own(each.getElement())))
                .filter(Objects::nonNull)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** The text of an element, but not that of the components in it. */
    private static String own(Element element) {
        if (element.isTextNode()) {
            return element.getText();
        }
        return element.getChildren()
                .filter(child -> child.isTextNode() || child.getComponent().isEmpty())
                .map(PageTest::own)
                .collect(Collectors.joining());
    }

    protected Button button(String words) {
        return all(UI.getCurrent())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words));
    }

    /** The first of this kind that is anywhere on the page. */
    protected static <T extends Component> T the(Class<T> type) {
        return all(UI.getCurrent())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName()));
    }

    /** Does what a dialog asks about. */
    protected void agree() {
        all(UI.getCurrent())
                .filter(Consequence.class::isInstance)
                .map(Consequence.class::cast)
                .forEach(question -> question.act().click());
        roundTrip();
    }

    protected static Stream<Component> all(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(PageTest::all));
    }

    protected VaadinSession session() {
        return VaadinSession.getCurrent();
    }
}
