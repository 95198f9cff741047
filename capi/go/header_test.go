package renaksi

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"
)

const (
	headerPath = "../renaksi.h"
	goldenPath = "../abi/golden.txt"
)

// leftOut are the functions of the header that this package has no use for, each with the reason.
var leftOut = map[string]string{
	"renaksi_table_retain": "a *Table may be shared as it is; the garbage collector counts its owners",
	"renaksi_blob_retain":  "blobs are copied into a []byte and released at once",
}

var cComment = regexp.MustCompile(`(?s)/\*.*?\*/|//[^\n]*`)

// functionsOfHeader are the names that renaksi.h declares.
func functionsOfHeader(t *testing.T) []string {
	text, err := os.ReadFile(headerPath)
	must(t, err)
	var names []string
	declared := regexp.MustCompile(`RENAKSI_API\s[^;]*?\b(renaksi_\w+)\s*\(`)
	for _, match := range declared.FindAllStringSubmatch(cComment.ReplaceAllString(string(text), " "), -1) {
		names = append(names, match[1])
	}
	return names
}

// functionsBound are the names that this package calls, as C.name or from the C before `import "C"`.
func functionsBound(t *testing.T) map[string]bool {
	files, err := filepath.Glob("*.go")
	must(t, err)
	bound := map[string]bool{}
	called := regexp.MustCompile(`\b(renaksi_\w+)\s*\(`)
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		must(t, err)
		ast.Inspect(file, func(node ast.Node) bool {
			switch n := node.(type) {
			case *ast.GenDecl:
				if n.Tok == token.IMPORT && n.Doc != nil {
					for _, match := range called.FindAllStringSubmatch(cComment.ReplaceAllString(n.Doc.Text(), " "), -1) {
						bound[match[1]] = true
					}
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok {
					if x, ok := f.X.(*ast.Ident); ok && x.Name == "C" {
						bound[f.Sel.Name] = true
					}
				}
			}
			return true
		})
	}
	return bound
}

func TestEveryFunctionIsBoundOrLeftOutWithAReason(t *testing.T) {
	declared := functionsOfHeader(t)
	if len(declared) < 35 {
		t.Fatalf("only %d functions found in the header", len(declared))
	}
	bound := functionsBound(t)
	known := map[string]bool{}
	for _, name := range declared {
		known[name] = true
		reason, left := leftOut[name]
		if bound[name] == left {
			t.Errorf("%s: bound %v, left out %v", name, bound[name], left)
		}
		if left && reason == "" {
			t.Errorf("%s is left out without a reason", name)
		}
	}
	for name := range leftOut {
		if !known[name] {
			t.Errorf("%s is left out, but the header has no such function", name)
		}
	}
}

// goldenList is the list of every constant, size and offset that the header promises.
func goldenList(t *testing.T) (constants, layout map[string]int64) {
	text, err := os.ReadFile(goldenPath)
	must(t, err)
	constants, layout = map[string]int64{}, map[string]int64{}
	for _, line := range strings.Split(string(text), "\n") {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if len(words) != 3 {
			t.Fatalf("line %q", line)
		}
		value := got(strconv.ParseInt(words[2], 10, 64))(t)
		switch words[0] {
		case "const":
			constants[words[1]] = value
		case "size", "offset":
			layout[words[0]+" "+words[1]] = value
		default:
			t.Fatalf("line %q", line)
		}
	}
	return constants, layout
}

func TestConstantsAreTheGoldenOnes(t *testing.T) {
	golden, _ := goldenList(t)
	own := headerConstants()
	for name, value := range golden {
		if !strings.HasPrefix(name, "RENAKSI_") {
			continue // Arrow's own
		}
		if found, has := own[name]; !has || found != value {
			t.Errorf("%s is %d, here %d (known: %v)", name, value, found, has)
		}
	}
	for name := range own {
		if _, has := golden[name]; !has {
			t.Errorf("%s is not in the golden list", name)
		}
	}
}

func TestLayoutIsTheGoldenOne(t *testing.T) {
	_, golden := goldenList(t)
	own := map[string]int64{}
	for name, zero := range headerStructs() {
		of := reflect.TypeOf(zero)
		own["size "+name] = int64(of.Size())
		for i := 0; i < of.NumField(); i++ {
			field := of.Field(i)
			// cgo puts an underscore before Go's own words.
			own["offset "+name+"."+strings.TrimPrefix(field.Name, "_")] = int64(field.Offset)
		}
	}
	var names []string
	for name := range golden {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if found, has := own[name]; !has || found != golden[name] {
			t.Errorf("%s is %d, here %d (known: %v)", name, golden[name], found, has)
		}
	}
	if len(names) < 60 {
		t.Errorf("only %d sizes and offsets in the golden list", len(names))
	}
}

func TestTheLibraryIsTheOneOfTheHeader(t *testing.T) {
	equal(t, "version", Version(), VersionMajor*10000+VersionMinor*100+VersionPatch)
	equal(t, "ABI", ABIVersion(), headerABIVersion)
}
