# What doxygen is told of members that a contract asks for: the contract says the rest.
#
# scalar
s|^ *static constexpr std::string_view xsd = |/** The name of the XML Schema type. */ &|
s|^ *static constexpr std::size_t max_size =|/** The most bytes that write() writes. */ &|
s|^ *\(\[\[nodiscard\]\] \)\{0,1\}static .*\<parse(std::string_view|/** Reads a text: soapcodec::scalar. */ &|
s|^ *\(\[\[nodiscard\]\] \)\{0,1\}static .*\<write(char|/** Writes a value: soapcodec::scalar. */ &|
s|^ *\(\[\[nodiscard\]\] \)\{0,1\}static .*\<format(|/** The text of a value: soapcodec::scalar. */ &|
# fuzz::generator
s|^ *\(\[\[nodiscard\]\] \)\{0,1\}static .*\<make(input|/** Makes a value: soapcodec::fuzz::generator. */ &|
# comparison, member by member
s|^ *friend .*operator\(==\)(|/** Whether all members are equal. */ &|
s|^ *friend .*operator\(<=>\)(|/** The order of the values. */ &|
# Specialisations of fmt's formatter, which doxygen looks for in a namespace that it does not see; they are left out.
s|^struct fmt::formatter<|struct fmt_formatter<|
# shapes: what each part of a record says of itself
s|^ *using owner = |/** The struct whose member it is; of a base, where that declares it. */ &|
s|^    using type = typename detail::member_pointer|    /** The type of the member. */ using type = typename detail::member_pointer|
s|^ *using options = |/** What it was told beside its name. */ &|
s|^ *using items = |/** The name of a list's items; void if the list has no element of its own. */ &|
s|^ *using alternatives = |/** What there is to choose from. */ &|
s|^ *static constexpr auto local_name = |/** Its name, as a fixed_string. */ &|
s|^ *static constexpr auto name = |/** Its name. */ &|
s|^ *static constexpr std::string_view name\>|/** Its name; empty if it has none. */ &|
s|^ *static constexpr auto ns = |/** Its namespace, or inherited_namespace. */ &|
s|^ *static constexpr auto member = |/** The address of its member. */ &|
s|^ *static constexpr auto part = |/** What it describes. */ &|
s|^ *static constexpr bool is_omittable = |/** Whether it may be left out and then keeps its default. */ &|
s|^ *static constexpr bool is_nillable = |/** Whether a null is written as xsi:nil. */ &|
s|^ *static constexpr bool empty_is_null = |/** Whether an empty text is read as null. */ &|
s|^ *static constexpr bool is_wrapped = |/** Whether it is a list in an element of its own. */ &|
s|^ *static constexpr bool is_choice = |/** Whether it is one of several elements. */ &|
s|^ *static constexpr bool has_monostate = |/** Whether one alternative is std::monostate. */ &|
s#^ *using \(elements\|attributes\|texts\|types\|any_elements\|any_attributes\) = detail::parts_of#/** The parts of that kind, in a std::tuple. */ &#
s|^ *static constexpr std::size_t size = |/** How many there are. */ &|
s#^ *static constexpr bool has_\(any\|attributes\|text\) = #/** Whether it has such parts. */ &#
s#^ *static constexpr void for_\(each_attribute\|text\|each_any\)(#/** As for_each(), of parts of that kind. */ &#
s|^ *static constexpr std::string_view instance_prefix = |/** The prefix by which it declares the namespace of xsi:nil; empty if the Envelope does. */ &|
s|^ *static constexpr auto prefix = |/** The prefix by which it is written; empty if by none. */ &|
s#^inline constexpr [a-z_]*_\(shape\|option\)\(<.*>\)\{0,1\} [a-z_]*;#/** What a shape is made of: the type has the details. */ &#
# traits of the types that members have
s|^ *static constexpr bool is_optional = |/** Whether it can be null. */ &|
s|^ *static constexpr bool is_list = |/** Whether it is a list. */ &|
s|^ *static constexpr bool is_view = |/** Whether its items lie elsewhere. */ &|
s|^    using item = |    /** The type of its items. */ using item = |
s|^    using type = T;|    /** The type it holds. */ using type = T;|
s#^struct \(optional\|list\|choice\)_traits\(<\)#/** For types of this kind. */ &#
s|^struct optional_traits {|/** Whether a type can be null, and what it holds. */ &|
s|^struct generator<|/** For values of this type. */ &|
s|^using without_optional = |/** The type that it holds, or itself. */ &|
s|^inline constexpr no_shape shape<T const>|/** Shapes are of types that are not const. */ &|
# the iterator of a list_source
s|^    class iterator {|/** Goes from item to item, once. */ &|
s|^        explicit iterator(list_source const|/** At the item that has been fetched. */ &|
s|^        \[\[nodiscard\]\] T const& operator\*() const noexcept { return \*from_|/** The item. */ &|
s|^        iterator& operator++() {|/** Fetches the next. */ &|
s|^        \[\[nodiscard\]\] bool operator==(std::default_sentinel_t|/** Whether there are no more. */ &|
s|^    \[\[nodiscard\]\] std::default_sentinel_t end()|/** Behind the last. */ &|
s|^    \[\[nodiscard\]\] bool empty() const { return begin|/** Whether there is none; fetches the first. */ &|
# the shape of a struct, which its type finds
s|^constexpr auto soap_shape(|/** The shape. */ &|
s|^ *friend constexpr auto soap_shape(|/** The shape. */ &|
s|^using \([a-z_0-9]*\)_view = basic_\1<std::string_view>;|/** With views. */ &|
s|^using [a-z_0-9]*_view =$|/** With views. */ &|
s|^using [a-z_0-9]* =$|/** Which owns its content. */ &|
s|^using \([a-z_0-9]*\) = basic_\1<std::string>;|/** Which owns its content. */ &|
s|^using \([a-z_0-9]*\) = basic_\1<namespace_1_0>;|/** Of version 1.0. */ &|
s|^using \([a-z_0-9]*\)_2004 = basic_\1<namespace_2004>;|/** Of August 2004. */ &|
