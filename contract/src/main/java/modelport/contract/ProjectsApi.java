package modelport.contract;

import java.util.List;
import modelport.contract.access.Member;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.NewProject;
import modelport.contract.access.Project;

/** Projects and who belongs to them. */
public interface ProjectsApi {
    List<Project> list();

    Project create(NewProject project);

    Project get(Slug project);

    List<Member> members(Slug project);

    /** Gives somebody exactly these roles. */
    Member setMember(Slug project, MemberRoles member);

    void removeMember(Slug project, String username);
}
