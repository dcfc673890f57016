//! Findings of the stage `output`.

super::codes! {
    FOREIGN_FILE = "O01" Error "the generated folder holds a file that codegen did not write"
        why "Every generated file says so in its first line. A file without that line is somebody's work: it is never overwritten or deleted, so the run stops before it writes anything. Move the file beside the generated folder, or delete it if nobody needs it."
        bad "generated-client/src/generated/my_helper.rs" good "generated-client/src/my_helper.rs";
    OUTPUT_LINK = "O02" Error "the generated folder holds a symbolic link"
        why "Writing through a link would change a file elsewhere. Links are never followed; replace the link by a folder, or delete it and generate again."
        bad "generated-client/src/generated/management -> /home/me/management" good "a folder";
    STALE = "O03" Error "a generated file is not what the pages say"
        why "A page was edited without generating the client, or a generated file was edited by hand. Change the page, then run `cargo run -p codegen -- generate` and commit both."
        bad "spec/ says `email`, generated-client/src/generated/ still says `mail`" good "both committed together";
    UNWRITABLE = "O04" Error "the generated folder cannot be read or written"
        why "The operating system refused; its own message and the path are quoted. Files are replaced one by one and each is whole, so the same command can simply be run again."
        bad "a read-only checkout" good "a folder that the user may write";
    UNMARKED = "O05" Error "the manifest of the client does not mark its list of features"
        why "The features of the groups stand in the client's Cargo.toml between two lines, which tell what codegen may rewrite there. Without them the list would go stale. Put the two lines, as the message quotes them, into the table [features]."
        bad "a Cargo.toml without the lines" good "both lines, in this order, each once";
}
