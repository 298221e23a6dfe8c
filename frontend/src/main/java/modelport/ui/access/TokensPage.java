package modelport.ui.access;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.Route;
import java.util.Comparator;
import java.util.List;
import modelport.contract.access.Token;
import modelport.contract.access.TokenKind;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.Consequence;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Panel;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;

/** A person's tokens for programs: issue, see when they were used, revoke. */
@Route(value = "tokens", layout = MainLayout.class)
public class TokensPage extends Page {
    private Panel<List<Token>> panel = createPanel();

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(Here.current().title(), Links.home()), new Crumb(t("nav.tokens"), ""));
    }

    @Override
    protected void build() {
        panel = createPanel();
        var curl = new CodeDrawer(t("nav.tokens")).code("curl", Code.curl("POST", "/api/v1/tokens", """
                {"title": "nightly scoring", "expiresInDays": 90}"""));
        var issue = new Button(t("tokens.issue"), Icon.PLUS.draw(), click -> new IssueTokenDialog(panel::load).open());
        issue.addThemeName("primary");
        add(new PageHeader(t("nav.tokens"), curl.button(), issue).facts(Words.of(t("tokens.facts"))), panel);
    }

    private Panel<List<Token>> createPanel() {
        Here here = Here.current();
        return new Panel<>(
                4,
                () -> here.modelport().access().tokens().stream()
                        .filter(token -> token.kind() == TokenKind.API)
                        .sorted(Comparator.comparing(Token::createdAt).reversed())
                        .toList(),
                this::createTable);
    }

    private Component createTable(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return new EmptyState(Icon.LOCK, t("tokens.none"), t("tokens.none.text"));
        }
        var table = new DataTable(
                t("nav.tokens"),
                Column.text(t("tokens.title")),
                Column.text(t("tokens.project")),
                Column.text(t("tokens.made")),
                Column.text(t("tokens.used")),
                Column.text(t("tokens.until")),
                Column.text(""));
        for (Token token : tokens) {
            table.row(
                    Words.strong(token.title()),
                    token.project() == null
                            ? Words.muted(t("tokens.allProjects"))
                            : Words.of(token.project().value()),
                    Formats.when(token.createdAt()),
                    token.lastUsedAt() == null ? Words.muted(t("tokens.never")) : Formats.when(token.lastUsedAt()),
                    Formats.day(token.expiresAt()),
                    new Button(t("tokens.revoke"), click -> askToRevoke(token)));
        }
        return table;
    }

    private void askToRevoke(Token token) {
        new Consequence(
                        t("tokens.revoke.heading", token.title()),
                        t("tokens.revoke"),
                        () -> revoke(token),
                        Box.stack(
                                Words.tag("p", "", t("tokens.revoke.text")),
                                token.lastUsedAt() == null
                                        ? Words.muted(t("tokens.revoke.unused"))
                                        : Words.muted(t("tokens.revoke.used", Formats.ago(token.lastUsedAt())))))
                .open();
    }

    private void revoke(Token token) {
        Here.current().modelport().access().revoke(token.id());
        Notice.show(t("tokens.revoked"));
        panel.load();
    }
}
