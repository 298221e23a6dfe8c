package modelport.server.release;

import jakarta.inject.Singleton;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.server.access.ProjectRef;
import modelport.server.registry.AliasGuard;

/** Nobody makes a version the champion by hand. */
@Singleton
final class ChampionGuard implements AliasGuard {
    @Override
    public Optional<Message> keeps(ProjectRef project, Slug model, Slug alias) {
        if (!alias.equals(ChampionAlias.CHAMPION)) {
            return Optional.empty();
        }
        return Optional.of(Message.of(
                "release.alias-guarded",
                "alias",
                alias.value(),
                "environment",
                Environments.PRODUCTION.value(),
                "project",
                project.name().value(),
                "model",
                model.value()));
    }
}
