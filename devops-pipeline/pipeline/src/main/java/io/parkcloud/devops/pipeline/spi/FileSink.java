package io.parkcloud.devops.pipeline.spi;

import java.io.IOException;
import java.io.InputStream;

/** Takes files out of a workspace. */
@FunctionalInterface
public interface FileSink {

    /**
     * Takes one file.
     *
     * @param path relative to the workspace
     * @param content not closed by the sink
     */
    void take(String path, InputStream content) throws IOException;
}
