package modelport.ui.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.WaitingRelease;
import modelport.ui.evaluation.ChampionDelta;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** What waits for the visitor, with what a decision about it needs. */
final class WaitingCards {
    static final int PAGE = 10;

    private final Here here;
    /** What was compared stays compared: the digest says of what. */
    private final Map<String, Optional<ChampionDelta>> deltas = new ConcurrentHashMap<>();

    /**
     * One decision.
     *
     * @param waiting what for
     * @param here the visitor in its project
     * @param title the model's name for people
     * @param review everything about it
     */
    record Card(WaitingRelease waiting, Here here, String title, ReleaseReview review) {
        String name() {
            return waiting.release().id().toString();
        }

        Reviewed reviewed() {
            return new Reviewed(review, here.me().person().username());
        }
    }

    WaitingCards(Here here) {
        this.here = here;
    }

    /** The page after a mark, the longest waiting first. */
    Page<Card> page(@Nullable String after) {
        var page = here.modelport().releases().waiting(new PageRequest(PAGE, after, null));
        List<Card> cards = page.items().stream().map(this::card).toList();
        return new Page<>(cards, page.next());
    }

    /** How it differs from what serves; fetched once. */
    Optional<ChampionDelta> delta(Card card) {
        return deltas.computeIfAbsent(
                card.name() + card.review().release().digest(),
                _ -> Optional.ofNullable(card.review().champion())
                        .filter(champion ->
                                champion.version() != card.review().release().version())
                        .flatMap(champion -> DeltaSection.fetch(card.here(), card.review(), champion)));
    }

    private Card card(WaitingRelease waiting) {
        Here there = here.in(waiting.project(), waiting.projectTitle());
        var release = waiting.release();
        ReleaseReview review = here.modelport().releases().review(waiting.project(), release.id());
        String title = here.modelport()
                .models()
                .get(waiting.project(), release.model())
                .title();
        return new Card(waiting, there, title, review);
    }
}
