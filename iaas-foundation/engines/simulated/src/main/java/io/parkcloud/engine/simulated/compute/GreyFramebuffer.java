package io.parkcloud.engine.simulated.compute;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One viewer's side of the Remote Framebuffer protocol (RFC 6143, version 3.8), without security and all grey. */
final class GreyFramebuffer {

    private static final String VERSION = "RFB 003.008\n";
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int BYTES_PER_PIXEL = 4;
    private static final int GREY = 0x80;

    /** Bits per pixel, depth, little-endian, true colour, three maxima, three shifts, padding (section 7.4). */
    private static final byte[] PIXEL_FORMAT = {32, 24, 0, 1, 0, -1, 0, -1, 0, -1, 16, 8, 0, 0, 0, 0};

    private final String name;
    private int bytesPerPixel = BYTES_PER_PIXEL;

    GreyFramebuffer(String name) {
        this.name = name;
    }

    /** Talks until the viewer goes, or says what is not in the protocol. */
    void serve(InputStream from, OutputStream to) throws IOException {
        var in = new DataInputStream(from);
        var out = new DataOutputStream(new BufferedOutputStream(to));
        greet(in, out);
        for (int type = in.read(); type >= 0; type = in.read()) {
            switch (type) {
                case 0 -> pixelFormat(in);
                case 2 -> {
                    in.skipNBytes(1);
                    in.skipNBytes(4L * in.readUnsignedShort());
                }
                case 3 -> update(in, out);
                case 4 -> in.skipNBytes(7);
                case 5 -> in.skipNBytes(5);
                case 6 -> {
                    in.skipNBytes(3);
                    in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
                }
                default -> throw new IOException("the viewer sent the unknown message " + type);
            }
        }
    }

    private void greet(DataInputStream in, DataOutputStream out) throws IOException {
        out.write(VERSION.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        var theirs = new String(in.readNBytes(VERSION.length()), StandardCharsets.US_ASCII);
        if (!theirs.equals(VERSION)) {
            throw new IOException("the viewer speaks " + theirs.strip());
        }
        out.write(new byte[] {1, 1}); // One type of security: none.
        out.flush();
        if (in.readByte() != 1) {
            throw new IOException("the viewer chose a security that was not offered");
        }
        out.writeInt(0);
        out.flush();
        in.skipNBytes(1); // Whether it shares the screen; all do.
        out.writeShort(WIDTH);
        out.writeShort(HEIGHT);
        out.write(PIXEL_FORMAT);
        var title = name.getBytes(StandardCharsets.UTF_8);
        out.writeInt(title.length);
        out.write(title);
        out.flush();
    }

    private void pixelFormat(DataInputStream in) throws IOException {
        in.skipNBytes(3);
        bytesPerPixel = Math.max(1, in.readUnsignedByte() / 8);
        in.skipNBytes(15);
    }

    /** All that was asked for, in one raw rectangle; nothing when only changes were asked for, for there are none. */
    private void update(DataInputStream in, DataOutputStream out) throws IOException {
        boolean changesOnly = in.readBoolean();
        int x = in.readUnsignedShort();
        int y = in.readUnsignedShort();
        int width = Math.min(in.readUnsignedShort(), Math.max(0, WIDTH - x));
        int height = Math.min(in.readUnsignedShort(), Math.max(0, HEIGHT - y));
        if (changesOnly) {
            return;
        }
        out.writeShort(0);
        out.writeShort(1);
        out.writeShort(x);
        out.writeShort(y);
        out.writeShort(width);
        out.writeShort(height);
        out.writeInt(0);
        var row = new byte[width * bytesPerPixel];
        Arrays.fill(row, (byte) GREY);
        for (int i = 0; i < height; i++) {
            out.write(row);
        }
        out.flush();
    }
}
