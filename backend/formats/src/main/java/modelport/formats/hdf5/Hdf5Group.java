package modelport.formats.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.onnx.RefusedException;

/** A group: names of other groups and of arrays, and texts about itself. */
public final class Hdf5Group {
    private final Group group;
    private final String path;
    private final int depth;
    private final Hdf5File.Budget budget;

    Hdf5Group(Group group, String path, int depth, Hdf5File.Budget budget) {
        this.group = group;
        this.path = path;
        this.depth = depth;
        this.budget = budget;
    }

    /** Where it is, with {@code /} before each name. */
    public String path() {
        return path;
    }

    /** The names of what is in it. */
    public List<String> names() {
        return List.copyOf(Guarded.read(path, group::getChildren).keySet());
    }

    /** The group of this name, if there is one. */
    public Optional<Hdf5Group> group(String name) {
        return child(name)
                .filter(Group.class::isInstance)
                .map(child -> new Hdf5Group((Group) child, path + "/" + name, inner(), budget));
    }

    /** The array of this name, if there is one. */
    public Optional<Hdf5Array> array(String name) {
        return child(name)
                .filter(Dataset.class::isInstance)
                .map(child -> new Hdf5Array((Dataset) child, path + "/" + name, budget));
    }

    /** The array at names with {@code /} between them. */
    public Optional<Hdf5Array> find(String names) {
        Optional<Hdf5Group> at = Optional.of(this);
        List<String> parts = Arrays.stream(names.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        for (String part : parts.subList(0, parts.size() - 1)) {
            at = at.flatMap(group -> group.group(part));
        }
        return at.flatMap(group -> group.array(parts.getLast()));
    }

    private int inner() {
        if (depth == budget.limits().depth()) {
            throw RefusedException.of("hdf5.depth", "limit", budget.limits().depth());
        }
        return depth + 1;
    }

    private Optional<Node> child(String name) {
        Node child = Guarded.read(path, group::getChildren).get(name);
        if (child instanceof Link) {
            throw RefusedException.of("hdf5.link", "place", path + "/" + name);
        }
        return Optional.ofNullable(child);
    }

    /** The attribute of this name as a text, if there is one. */
    public Optional<String> text(String name) {
        return texts(name).filter(texts -> texts.size() == 1).map(List::getFirst);
    }

    /** The attribute of this name as a list of texts, if there is one. */
    public Optional<List<String>> texts(String name) {
        Attribute attribute = Guarded.read(path, () -> attributes().get(name));
        return Optional.ofNullable(attribute).map(found -> texts(name, found));
    }

    private Map<String, Attribute> attributes() {
        Map<String, Attribute> attributes = group.getAttributes();
        return attributes == null ? Collections.emptyMap() : new LinkedHashMap<>(attributes);
    }

    private List<String> texts(String name, Attribute attribute) {
        String place = path + "@" + name;
        long count = Guarded.read(
                place, () -> Arrays.stream(attribute.getDimensionsAsLong()).reduce(1, Math::multiplyExact));
        if (count > budget.limits().texts()) {
            throw RefusedException.of(
                    "hdf5.texts", "place", place, "limit", budget.limits().texts());
        }
        Object data = count == 0 ? null : Guarded.read(place, attribute::getData);
        List<String> texts = new ArrayList<>();
        switch (data) {
            case null -> {}
            case String text -> texts.add(text);
            case Object[] several -> Arrays.stream(several).map(String::valueOf).forEach(texts::add);
            default -> throw RefusedException.of("hdf5.type", "place", place);
        }
        return texts;
    }
}
