package io.parkcloud.server;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What can be wrong with a request, and what must be said then. Capital words stand for ids that the test knows. */
final class BadInput {

    private BadInput() {}

    /** What is wrong, where it is sent, the body with single quotes and bare names, the code, the pointer if one is due. */
    private static final String BODIES = """
            unknown field of the spec | vpcs | {name:'x',spec:{cidr:'10.0.0.0/16',colour:'red'}} | request.invalid | /spec/colour
            unknown field beside it | vpcs | {name:'x',status:{},spec:{cidr:'10.0.0.0/16'}} | request.invalid | /status
            text for a number | volumes | {name:'x',spec:{sizeGiB:'ten'}} | request.invalid | /spec/sizeGiB
            a number in quotes | volumes | {name:'x',spec:{sizeGiB:'2'}} | request.invalid | /spec/sizeGiB
            half a GiB | volumes | {name:'x',spec:{sizeGiB:1.5}} | request.invalid | /spec/sizeGiB
            beyond any number | volumes | {name:'x',spec:{sizeGiB:99999999999999999999}} | request.invalid | /spec/sizeGiB
            a number for text | vpcs | {name:'x',spec:{cidr:{}}} | request.invalid | /spec/cidr
            an object for a list | security-groups | {name:'x',spec:{rules:{}}} | request.invalid | /spec/rules
            nothing in a list | security-groups | {name:'x',spec:{rules:[null]}} | request.invalid | /spec
            no spec | vpcs | {name:'x',spec:null} | request.invalid | /spec/cidr
            a list as spec | vpcs | {name:'x',spec:[]} | request.invalid | /spec
            a word that is none | instances | {name:'x',spec:{image:'IMAGE',vcpus:1,memoryMiB:64,power:'Asleep'}} | request.invalid | /spec/power
            negative size | volumes | {name:'x',spec:{sizeGiB:-1}} | request.invalid | /spec/sizeGiB
            not an id | subnets | {name:'x',spec:{vpc:'mine',cidr:'10.5.2.0/24'}} | request.invalid | /spec/vpc
            reference to nothing | subnets | {name:'x',spec:{vpc:'NOWHERE',cidr:'10.5.2.0/24'}} | resource.reference-not-found | /spec/vpc
            reference to another kind | subnets | {name:'x',spec:{vpc:'IMAGE',cidr:'10.5.2.0/24'}} | resource.reference-not-found | /spec/vpc
            another tenant's id | subnets | {name:'x',spec:{vpc:'THEIRS',cidr:'10.6.2.0/24'}} | resource.reference-not-found | /spec/vpc
            image missing | instances | {name:'x',spec:{image:'NOWHERE',vcpus:1,memoryMiB:64}} | resource.reference-not-found | /spec/image
            no image | instances | {name:'x',spec:{vcpus:1,memoryMiB:64}} | request.invalid | /spec/image
            too small for the image | instances | {name:'x',spec:{image:'IMAGE',vcpus:1,memoryMiB:64,rootDiskGiB:0}} | compute.instance.image-does-not-fit | -
            overlapping subnet | subnets | {name:'x',spec:{vpc:'VPC',cidr:'10.5.1.128/25'}} | network.subnet.overlaps | -
            subnet elsewhere | subnets | {name:'x',spec:{vpc:'VPC',cidr:'10.8.1.0/24'}} | network.subnet.outside-vpc | -
            quota too small | volumes | {name:'x',spec:{sizeGiB:6}} | quota.exceeded | -
            name taken | vpcs | {name:'net',spec:{cidr:'10.0.0.0/16'}} | resource.name-taken | -
            no name | vpcs | {spec:{cidr:'10.0.0.0/16'}} | request.invalid | /name
            empty name | vpcs | {name:'',spec:{cidr:'10.0.0.0/16'}} | resource.name-invalid | -
            name of two lines | vpcs | {name:'a\\nb',spec:{cidr:'10.0.0.0/16'}} | resource.name-invalid | -
            too long a name | vpcs | {name:'LONG',spec:{cidr:'10.0.0.0/16'}} | resource.name-invalid | -
            another kind | vpcs | {kind:'Subnet',name:'x',spec:{cidr:'10.0.0.0/16'}} | request.invalid | /kind
            a label without value | vpcs | {name:'x',labels:{a:null},spec:{cidr:'10.0.0.0/16'}} | request.invalid | /labels/a
            a zone that is none | vpcs | {name:'x',zone:'Moon',spec:{cidr:'10.0.0.0/16'}} | request.invalid | /zone
            no such template | stacks | {name:'x',spec:{template:'castle'}} | blueprint.template.not-found | -
            wrong parameter | stacks | {name:'x',spec:{template:'egov-service-hall',parameters:{title:7}}} | blueprint.parameters.invalid | /spec/parameters/title
            a character that ends texts elsewhere | stacks | {name:'x',spec:{template:'egov-service-hall',parameters:{title:'a\\u0000b'}}} | request.invalid | /spec/parameters/title
            nested without end | stacks | {name:'x',spec:{template:'egov-service-hall',parameters:DEEP1END}} | request.malformed | -
            malformed JSON | vpcs | {name:'x',spec:{cidr: | request.malformed | -
            something behind the end | vpcs | {name:'x',spec:{cidr:'10.0.0.0/16'}} true | request.malformed | -
            no body | vpcs | - | request.malformed | -
            only null | vpcs | null | request.malformed | -
            """;

    static Stream<Arguments> bodies() {
        return BODIES.lines()
                .map(line -> line.split(" \\| ", -1))
                .map(c -> arguments(c[0], c[1], json(c[2]), c[3], dash(c[4])));
    }

    private static String json(String body) {
        return dash(body)
                .replace('\'', '"')
                .replace("LONG", "x".repeat(64))
                .replace("DEEP", "{a:".repeat(2000))
                .replace("END", "}".repeat(2000))
                .replaceAll("(?<=[{,])(\\w+):", "\"$1\":");
    }

    private static String dash(String text) {
        return text.equals("-") ? "" : text;
    }

    static Stream<Arguments> requests() {
        var project = "/api/v1/projects/PROJECT";
        return Stream.of(
                arguments("GET", project + "/castles", "", "resource.not-found"),
                arguments("GET", "/api/v1/projects/mine/vpcs", "", "resource.not-found"),
                arguments("GET", project + "/vpcs?limit=many", "", "request.invalid"),
                arguments("GET", project + "/vpcs?limit=201", "", "request.invalid"),
                arguments("GET", project + "/vpcs?sort=size", "", "request.invalid"),
                arguments("GET", project + "/vpcs?colour=red", "", "request.invalid"),
                arguments("GET", project + "/vpcs?pageToken=first", "", "request.invalid"),
                arguments("GET", project + "/vpcs?phase=Tired", "", "request.invalid"),
                arguments("GET", project + "/operations?limit=many", "", "request.invalid"),
                arguments("GET", "/api/v1/audit?limit=many", "", "request.invalid"),
                arguments("PATCH", project + "/vpcs/VPC", "{}", "http.405"),
                arguments("DELETE", project + "/vpcs/VPC", "", "request.if-match-missing"),
                arguments("POST", project + "/vpcs/VPC:explode", "{}", "resource.action-unknown"),
                arguments("POST", project + "/stacks:plan", "{}", "request.invalid"),
                arguments(
                        "POST", project + "/stacks:plan", "{\"template\":\"castle\"}", "blueprint.template.not-found"),
                arguments("PUT", project + "/quota", "{\"vpcs\":null}", "request.invalid"),
                arguments("PUT", project + "/quota", "{\"vpcs\":-1}", "request.invalid"),
                arguments("PUT", project + "/quota", "{\"vpcs\":\"all\"}", "request.invalid"),
                arguments("PUT", project + "/quota", "[]", "request.malformed"),
                arguments(
                        "POST",
                        "/api/v1/tenants/TENANT/users/gov-member:set-password",
                        "{\"password\":7}",
                        "request.invalid"),
                arguments("POST", "/api/v1/tenants/TENANT/users/gov-member:set-password", "[]", "request.malformed"),
                arguments("POST", "/api/v1/sessions", "{\"user\":null,\"password\":\"x\"}", "request.invalid"),
                arguments("PUT", "/api/v1/me/password", "{}", "request.invalid"));
    }
}
