package modelport.ui.fakes;

import java.util.List;
import modelport.contract.ProjectsApi;
import modelport.contract.Slug;
import modelport.contract.access.Me;
import modelport.contract.access.Member;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.Membership;
import modelport.contract.access.NewProject;
import modelport.contract.access.Project;

/** Projects in memory, all in Shanghai; their members are those of {@link FakeAccess}. */
public final class FakeProjects implements ProjectsApi {
    private final FakeAccess people;

    FakeProjects(FakeAccess people) {
        this.people = people;
    }

    @Override
    public List<Project> list() {
        return people.everybody().stream()
                .flatMap(me -> me.projects().stream())
                .map(Membership::project)
                .distinct()
                .map(this::get)
                .toList();
    }

    @Override
    public Project create(NewProject project) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Project get(Slug project) {
        return new Project(project, project.value(), "Asia/Shanghai", FakeModelport.now());
    }

    @Override
    public List<Member> members(Slug project) {
        return people.everybody().stream()
                .flatMap(me -> me.projects().stream()
                        .filter(each -> each.project().equals(project))
                        .map(each -> member(me, each)))
                .toList();
    }

    @Override
    public Member setMember(Slug project, MemberRoles member) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public void removeMember(Slug project, String username) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    private static Member member(Me me, Membership membership) {
        return new Member(me.person().username(), me.person().displayName(), membership.roles());
    }
}
