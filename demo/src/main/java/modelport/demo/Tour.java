package modelport.demo;

import java.net.URI;
import java.util.List;
import modelport.contract.Slug;

/** Five steps through what the demo left behind, printed with their addresses. */
final class Tour {
    private static final List<String> STEPS = List.of("inbox", "model", "smaller", "watch", "maintain");

    private final URI address;
    private final Slug project;
    private final Console console;

    Tour(URI address, Slug project, Console console) {
        this.address = address;
        this.project = project;
        this.console = console;
    }

    void tell(People people, String owner) {
        console.line("");
        console.say("end");
        for (int i = 0; i < STEPS.size(); i++) {
            String key = "tour." + STEPS.get(i);
            console.line("  " + (i + 1) + ". " + console.words().say(key));
            console.line("     " + address.resolve(console.words().say(key + ".path", project)));
        }
        console.line("");
        console.line(console.words().say("login"));
        login(people, owner, "login.owner");
        login(people, People.AUTHOR, "login.author");
        login(people, People.APPROVER, "login.approver");
    }

    private void login(People people, String name, String key) {
        String how = people.knows(name)
                ? name + " / " + people.password(name)
                : console.words().say("login.yours", name);
        console.line("  " + how + "   " + console.words().say(key));
    }
}
