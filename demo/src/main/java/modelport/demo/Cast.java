package modelport.demo;

/** Everybody in the story, and what they have with them. */
record Cast(Person owner, Person author, Person approver, Luggage luggage, Console console) {
    Releases releases() {
        return new Releases(author, approver, owner);
    }

    Words words() {
        return console.words();
    }
}
