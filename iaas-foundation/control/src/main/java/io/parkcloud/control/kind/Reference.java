package io.parkcloud.control.kind;

import io.parkcloud.kernel.ResourceId;

/**
 * That one resource needs another. The target must exist, be of that kind, in the same project or shared, and not on its
 * way out; while the reference stands the target cannot be deleted. When the target changes, the holder is looked at again.
 *
 * @param field     JSON Pointer below {@code /spec} of the field that names the target, for error messages: {@code /subnet}
 * @param kind      singular kind name of the target
 * @param exclusive whether two acceptances that refer to the same target must wait for each other, because the kind's
 *                  {@link Kind#check} compares with its siblings (two subnets of one network)
 */
public record Reference(String field, String kind, ResourceId target, boolean exclusive) {

    public static Reference to(String field, String kind, ResourceId target) {
        return new Reference(field, kind, target, false);
    }

    public static Reference exclusive(String field, String kind, ResourceId target) {
        return new Reference(field, kind, target, true);
    }
}
