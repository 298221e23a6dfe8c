package modelport.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A person's language, colour scheme and dismissed tour, kept in cookies; they hold before the first page is drawn. */
public class Preferences implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private static final String LANGUAGE = "mp-language";
    private static final String SCHEME = "mp-scheme";
    private static final String TOUR = "mp-tour";
    private static final String SEEN = "seen";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> apply(init.getUI()));
        event.getSource().setSystemMessagesProvider(info -> SessionMessages.in(info.getLocale()));
    }

    private static void apply(UI ui) {
        cookie(LANGUAGE).map(Locale::forLanguageTag).ifPresent(ui::setLocale);
        ui.getPage().setColorScheme(cookie(SCHEME).map(Preferences::scheme).orElse(ColorScheme.Value.SYSTEM));
        announceLanguage(ui);
        var reconnect = ui.getReconnectDialogConfiguration();
        reconnect.setDialogText(ui.getTranslation("connection.retrying"));
        reconnect.setDialogTextGaveUp(ui.getTranslation("connection.gaveUp"));
    }

    static boolean isDark() {
        return cookie(SCHEME).filter("dark"::equals).isPresent()
                || UI.getCurrent().getPage().getColorScheme() == ColorScheme.Value.DARK;
    }

    /** No reload: every page is a LocaleChangeObserver and writes its texts again. */
    public static void language(UI ui, Locale locale) {
        ui.setLocale(locale);
        announceLanguage(ui);
        remember(ui, LANGUAGE, locale.getLanguage());
    }

    /** Whether the tour was dismissed, here or in an earlier session of this browser. */
    public static boolean hasSeenTour() {
        return VaadinSession.getCurrent().getAttribute(TOUR) != null
                || cookie(TOUR).filter(SEEN::equals).isPresent();
    }

    /** The tour need not come again. */
    public static void seenTour(UI ui) {
        ui.getSession().setAttribute(TOUR, SEEN);
        remember(ui, TOUR, SEEN);
    }

    static void dark(UI ui, boolean dark) {
        ui.getPage().setColorScheme(dark ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT);
        remember(ui, SCHEME, dark ? "dark" : "light");
    }

    private static ColorScheme.Value scheme(String name) {
        return "dark".equals(name) ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT;
    }

    private static void announceLanguage(UI ui) {
        ui.getPage()
                .executeJs("document.documentElement.lang = $0", ui.getLocale().getLanguage());
    }

    private static void remember(UI ui, String name, String value) {
        ui.getPage()
                .executeJs("document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax'", name, value);
    }

    private static Optional<String> cookie(String name) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request == null || request.getCookies() == null) {
            return Optional.empty();
        }
        return Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
