package modelport.ui.components;

/** Work under way: its name, how far, and what it is doing now. */
public final class Progress extends Box {
    private final Box bar = Box.of("mp-progress-bar");
    private final Box figure = Box.of("mp-number");

    public Progress(String name, double share) {
        super("div", "mp-progress");
        bar.attribute("role", "progressbar")
                .attribute("aria-valuemin", "0")
                .attribute("aria-valuemax", "100")
                .attribute("aria-label", name);
        add(bar, figure);
        show(share);
    }

    public void show(double share) {
        int percent = (int) Math.round(share * 100);
        bar.show(Drawing.bar(percent >= 100 ? "done" : "moving", share));
        bar.attribute("aria-valuenow", Integer.toString(percent));
        figure.getElement().setText(percent + "%");
    }
}
