package modelport.client;

import java.util.List;
import modelport.contract.ProjectsApi;
import modelport.contract.Slug;
import modelport.contract.access.Member;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.NewProject;
import modelport.contract.access.Project;
import tools.jackson.core.type.TypeReference;

/** {@link ProjectsApi} over HTTP. */
record HttpProjects(Http http) implements ProjectsApi {
    @Override
    public List<Project> list() {
        return http.get("projects", new TypeReference<List<Project>>() {});
    }

    @Override
    public Project create(NewProject project) {
        return http.post("projects", project, Project.class);
    }

    @Override
    public Project get(Slug project) {
        return http.get("projects/" + project, Project.class);
    }

    @Override
    public List<Member> members(Slug project) {
        return http.get("projects/" + project + "/members", new TypeReference<List<Member>>() {});
    }

    @Override
    public Member setMember(Slug project, MemberRoles member) {
        return http.post("projects/" + project + "/members", member, Member.class);
    }

    @Override
    public void removeMember(Slug project, String username) {
        http.delete("projects/" + project + "/members/" + Http.encode(username));
    }
}
