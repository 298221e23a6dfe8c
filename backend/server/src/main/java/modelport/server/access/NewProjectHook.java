package modelport.server.access;

import modelport.server.audit.Audit;

/** What a later step of the flow prepares in every new project, in the transaction that makes it. */
public interface NewProjectHook {
    void created(ProjectRef project, Audit.Actor actor);
}
