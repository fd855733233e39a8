package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// What kong says when it is called wrongly, and what we make of it. Kong has no types for these errors; a test holds
// the patterns against the version that is pinned.
var usages = []struct {
	pattern *regexp.Regexp
	say     func(n *kong.Node, m []string) problem
}{
	{regexp.MustCompile(`^unknown flag (\S+)`), unknownFlag},
	{regexp.MustCompile(`^unexpected argument (.+?)(?:, did you mean .*)?$`), unexpected},
	{regexp.MustCompile(`^expected one of`), subcommandMissing},
	{regexp.MustCompile(`^expected "(<.+)"$`), argumentMissing},
	{regexp.MustCompile(`^missing positional arguments (.+)$`), argumentMissing},
	{regexp.MustCompile(`^missing flags: (.+)$`), func(_ *kong.Node, m []string) problem {
		return wrongly("Thiếu tùy chọn %s.", "Missing: %s.", m[1])
	}},
	{regexp.MustCompile(`^(--\S+) must be one of (.+) but got "(.*)"$`), func(_ *kong.Node, m []string) problem {
		return wrongly("%s là một trong %s, không phải “%s”.", "%s is one of %s, not “%s”.", m[1], strings.ReplaceAll(m[2], `,""`, ""), m[3])
	}},
	{regexp.MustCompile(`^(--?[\w-]+): (?:missing value|expected \S+ value but got "EOL")`), func(_ *kong.Node, m []string) problem {
		return wrongly("Sau %s cần một giá trị.", "A value is needed after %s.", m[1])
	}},
	{regexp.MustCompile(`^(--?[\w-]+): expected .+ but got "(.*?)"`), func(_ *kong.Node, m []string) problem {
		return wrongly("%s cần một giá trị khác: “%s” không dùng được.", "%s takes something else: “%s” will not do.", m[1], m[2])
	}},
}

// usageProblem says kindly what is wrong with the arguments, and names what was probably meant.
func usageProblem(k *kong.Kong, err error) problem {
	n := k.Model.Node
	var at *kong.ParseError
	if errors.As(err, &at) && at.Context != nil {
		if s := at.Context.Selected(); s != nil {
			n = s
		}
	}
	for _, u := range usages {
		if m := u.pattern.FindStringSubmatch(err.Error()); m != nil {
			p := u.say(n, m)
			hint := "giaoban --help"
			if n.Type != kong.ApplicationNode {
				hint = n.FullPath() + " --help"
			}
			p.Say.VI += " Xem: " + hint
			p.Say.EN += " See: " + hint
			return p
		}
	}
	return trouble(exitUsage, err, "Gọi chưa đúng", "Called wrongly")
}

func wrongly(vi, en string, facts ...any) problem {
	return problem{Code: exitUsage, Say: both(vi, en, facts...)}
}

func unknownFlag(n *kong.Node, m []string) problem {
	given, _, _ := strings.Cut(m[1], "=")
	var known []string
	for _, group := range n.AllFlags(true) {
		for _, f := range group {
			known = append(known, f.Name)
		}
	}
	if near := nearest(strings.Trim(strings.TrimLeft(given, "-"), ","), known); near != "" {
		return wrongly("Không có tùy chọn %s; có lẽ là --%s?", "There is no flag %s; perhaps --%s?", strings.TrimRight(given, ","), near)
	}
	return wrongly("Không có tùy chọn %s.", "There is no flag %s.", strings.TrimRight(given, ","))
}

func unexpected(n *kong.Node, m []string) problem {
	if len(n.Children) == 0 {
		return wrongly("Thừa “%s”. Câu có khoảng trắng cần đặt trong nháy kép.", "“%s” is too much. A sentence with spaces needs quotes.", m[1])
	}
	known := children(n)
	if near := nearest(m[1], known); near != "" {
		return wrongly("Không có lệnh “%s”; có lẽ là “%s”?", "There is no command “%s”; perhaps “%s”?", m[1], near)
	}
	return wrongly("Không có lệnh “%s”. Các lệnh: %s.", "There is no command “%s”. There are: %s.", m[1], strings.Join(known, ", "))
}

func subcommandMissing(n *kong.Node, _ []string) problem {
	return wrongly("Cần thêm một trong: %s.", "One of these is needed: %s.", strings.Join(children(n), ", "))
}

func argumentMissing(_ *kong.Node, m []string) problem {
	return problem{Code: exitUsage, Say: words{"Còn thiếu " + argNames.Replace(m[1]) + ".", "Still missing: " + m[1] + "."}}
}

// argNames are the arguments as a Vietnamese reader knows them.
var argNames = strings.NewReplacer("<file>", "‹tệp›", "<text>", "‹câu›")

func children(n *kong.Node) []string {
	var names []string
	for _, c := range n.Children {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	return slices.Clip(names)
}
