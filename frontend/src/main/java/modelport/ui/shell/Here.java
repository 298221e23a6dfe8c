package modelport.ui.shell;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.VaadinSession;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.contract.Modelport;
import modelport.contract.Slug;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.Me;
import modelport.contract.access.Membership;
import modelport.contract.access.Role;

/** Who looks at which project. */
public record Here(Me me, Modelport modelport, Membership membership) {
    /** The query parameter that names the project. */
    public static final String PARAMETER = "project";

    private static final String CHOICE = Here.class.getName() + ".choice";

    /** Where the visitor of this session is; every page that is not for strangers has one. */
    public static Here current() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in, or there is no project"));
    }

    /** The same, where there may be nobody or no project. */
    public static Optional<Here> find() {
        return Visitor.current().flatMap(Here::of);
    }

    /** Remembers the project that an address names, if the visitor may be there. */
    static void follow(Location location) {
        Optional<String> named = location.getQueryParameters().getSingleParameter(PARAMETER);
        if (named.isEmpty() || Visitor.current().isEmpty()) {
            return;
        }
        projects(Visitor.current().get().me()).stream()
                .filter(each -> each.project().value().equals(named.get()))
                .findFirst()
                .ifPresent(each -> VaadinSession.getCurrent()
                        .setAttribute(CHOICE, each.project().value()));
    }

    /** The same visitor in another of their projects. */
    public Here in(Slug project, String title) {
        return me.projects().stream()
                .filter(each -> each.project().equals(project))
                .findFirst()
                .map(each -> new Here(me, modelport, each))
                .orElseGet(() -> new Here(me, modelport, new Membership(project, title, List.of())));
    }

    /** Whether the visitor may ask for releases. */
    public boolean mayRequest() {
        return may(Role.CONTRIBUTOR, Role.DEPLOYER);
    }

    public Slug project() {
        return membership.project();
    }

    public String title() {
        return membership.title();
    }

    /** Whether the visitor has one of these roles here; administrators may everything. */
    public boolean may(Role... roles) {
        return me.person().role() == InstanceRole.ADMIN
                || membership.roles().contains(Role.ADMIN)
                || membership.roles().stream().anyMatch(Set.of(roles)::contains);
    }

    /** Whether the visitor may upload, register, change, and stop work. */
    public boolean mayContribute() {
        return may(Role.CONTRIBUTOR);
    }

    /** Whether the visitor may run versions and ask endpoints. */
    public boolean mayPredict() {
        return may(Role.CONTRIBUTOR, Role.APPROVER, Role.DEPLOYER);
    }

    /** Whether the visitor may put versions behind endpoints. */
    public boolean mayDeploy() {
        return may(Role.DEPLOYER, Role.CONTRIBUTOR);
    }

    /** Whether the visitor may change rules, members and webhooks here. */
    public boolean mayAdminister() {
        return may();
    }

    /** Whether the visitor may everything, in every project. */
    public boolean mayInstall() {
        return me.person().role() == InstanceRole.ADMIN;
    }

    private static Optional<Here> of(Visitor visitor) {
        String choice = (String) VaadinSession.getCurrent().getAttribute(CHOICE);
        return projects(visitor.me()).stream()
                .min(Comparator.comparing(each -> !each.project().value().equals(choice)))
                .map(membership -> new Here(visitor.me(), visitor.modelport(), membership));
    }

    static List<Membership> projects(Me me) {
        return me.projects();
    }
}
