package modelport.ui.artifacts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.ui.artifacts.Uploader.Picked;

/** The files of a version to be: which there are, which have arrived, and whether they can become one. */
final class UploadState {
    private static final int NAME_MOST = 1_024;

    /** Why a file cannot be taken: a key of ours. */
    enum Refusal {
        EMPTY,
        TWICE,
        TOO_MANY,
        NAME
    }

    private enum Stage {
        COMING,
        HERE,
        FAILED
    }

    private record Item(String name, long size, Stage stage, Optional<UUID> upload) {}

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final int most;

    /** Takes at most so many. */
    UploadState(int most) {
        this.most = most;
    }

    int most() {
        return most;
    }

    /** Takes a file in, or says why not. */
    Optional<Refusal> offer(Picked file) {
        Optional<Refusal> refusal = check(file);
        if (refusal.isEmpty()) {
            items.put(file.key(), new Item(file.name(), file.size(), Stage.COMING, file.begun()));
        }
        return refusal;
    }

    void finished(String key, UUID upload) {
        items.computeIfPresent(key, (_, item) -> new Item(item.name(), item.size(), Stage.HERE, Optional.of(upload)));
    }

    void failed(String key) {
        items.computeIfPresent(key, (_, item) -> new Item(item.name(), item.size(), Stage.FAILED, Optional.empty()));
    }

    /** It is on its way again, from the start. */
    Optional<Picked> again(String key) {
        Item item = items.computeIfPresent(
                key, (_, old) -> new Item(old.name(), old.size(), Stage.COMING, Optional.empty()));
        return Optional.ofNullable(item).map(known -> new Picked(key, known.name(), known.size(), Optional.empty()));
    }

    void removed(String key) {
        items.remove(key);
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    int count() {
        return items.size();
    }

    long bytes() {
        return items.values().stream().mapToLong(Item::size).sum();
    }

    /** How many are still on their way, or did not make it. */
    long missing() {
        return items.values().stream()
                .filter(item -> item.stage() != Stage.HERE)
                .count();
    }

    /** Whether all that is there has arrived. */
    boolean isComplete() {
        return !isEmpty() && missing() == 0;
    }

    /** In the order in which they were chosen. */
    List<UUID> uploads() {
        var uploads = new ArrayList<UUID>();
        items.values().forEach(item -> item.upload().ifPresent(uploads::add));
        return uploads;
    }

    /** A name that the first file suggests; none where it says nothing. */
    Optional<String> suggestion() {
        return items.values().stream()
                .map(Item::name)
                .map(UploadState::slug)
                .filter(Slug::isOne)
                .findFirst();
    }

    static String slug(String file) {
        String top = file.contains("/") ? file.substring(0, file.indexOf('/')) : file;
        String bare = top.replaceFirst("\\.(tar\\.gz|[A-Za-z0-9]{1,12})$", "");
        String slug =
                bare.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.length() <= 64 ? slug : slug.substring(0, 64);
    }

    private Optional<Refusal> check(Picked file) {
        if (file.size() <= 0) {
            return Optional.of(Refusal.EMPTY);
        }
        if (file.name().isBlank() || file.name().length() > NAME_MOST) {
            return Optional.of(Refusal.NAME);
        }
        if (items.values().stream().anyMatch(item -> item.name().equals(file.name()))) {
            return Optional.of(Refusal.TWICE);
        }
        return items.size() >= most ? Optional.of(Refusal.TOO_MANY) : Optional.empty();
    }
}
