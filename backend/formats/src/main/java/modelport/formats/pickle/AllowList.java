package modelport.formats.pickle;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import modelport.formats.pickle.PyValue.Global;

/** The classes and functions that may stand for objects in a pickle; they are compared byte by byte. */
public final class AllowList {
    /** What stands for a storage beside the pickle; its arguments are what the file says of it. */
    public static final Global STORAGE = new Global("torch.storage", "persistent id");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private final Predicate<Global> names;
    private final boolean storages;

    private AllowList(Predicate<Global> names, boolean storages) {
        this.names = names;
        this.storages = storages;
    }

    /** Exactly these names. */
    public static AllowList of(Set<Global> names) {
        return new AllowList(Set.copyOf(names)::contains, false);
    }

    /**
     * Every name in these packages. <b>For tests and until converters name what they read</b>: it lets through what
     * nobody has looked at, though never anything that runs.
     */
    public static AllowList everythingUnder(Set<String> packages) {
        Set<String> roots = Set.copyOf(packages);
        return new AllowList(
                global -> PLAIN.matcher(global.module()).matches()
                        && PLAIN.matcher(global.name()).matches()
                        && global.name().indexOf('.') < 0
                        && roots.stream().anyMatch(root -> (global.module() + ".").startsWith(root + ".")),
                false);
    }

    /**
     * What a rule lets through. Persistent ids, by which PyTorch names the storages beside a pickle, become objects of
     * the class {@link #STORAGE}.
     */
    public static AllowList withStorages(Predicate<Global> names) {
        return new AllowList(names, true);
    }

    boolean storages() {
        return storages;
    }

    public boolean allows(Global global) {
        return names.test(global);
    }
}
