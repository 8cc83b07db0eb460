package io.parkcloud.devops.pipeline.spi;

import java.io.IOException;
import java.io.InputStream;

/** Files to fill a workspace with. */
@FunctionalInterface
public interface SourceTree {

    /** Hands over every file; may be asked again. Paths are relative, of plain names, and come in any order. */
    void each(Visitor visitor) throws IOException;

    /** Takes the files. */
    interface Visitor {
        /** @param content not closed by the visitor */
        void file(String path, boolean executable, InputStream content) throws IOException;

        /** A symbolic link. @param target whatever its writer wanted it to point at */
        void link(String path, String target) throws IOException;
    }
}
